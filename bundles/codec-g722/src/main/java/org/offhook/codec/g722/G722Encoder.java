package org.offhook.codec.g722;

import org.offhook.api.media.Codec;

/** Two samples of 16 kHz become one octet: two bits of the upper band, six of the lower. */
final class G722Encoder implements Codec.Encoder {
  private static final int TAPS = 24;
  private static final int UPPER_DECISION = 564;

  private final Band lower = Band.lower();
  private final Band upper = Band.upper();
  private final int[] line = new int[TAPS + 2000];

  @Override
  public int encode(short[] pcm, int offset, int length, byte[] out) {
    int pairs = Math.min(length, line.length - TAPS) / 2;
    for (int i = 0; i < 2 * pairs; i++) {
      line[TAPS - 2 + i] = pcm[offset + i];
    }
    for (int i = 0; i < pairs; i++) {
      out[i] = (byte) code(2 * i);
    }
    System.arraycopy(line, 2 * pairs, line, 0, TAPS - 2);
    return pairs;
  }

  /** Splits the bands at a place of the line, and codes them. */
  private int code(int at) {
    int odd = 0;
    int even = 0;
    for (int i = 0; i < 12; i++) {
      odd += line[at + 2 * i] * Tables.QMF[i];
      even += line[at + 2 * i + 1] * Tables.QMF[11 - i];
    }
    return upper(even - odd >> 14) << 6 | lower(even + odd >> 14);
  }

  private int lower(int sample) {
    int error = Band.saturate(sample - lower.estimate());
    int magnitude = error >= 0 ? error : -(error + 1);
    int interval = 1;
    while (interval < 30 && magnitude >= Tables.Q6[interval] * lower.scale() >> 12) {
      interval++;
    }
    int code = error < 0 ? Tables.negative(interval) : Tables.positive(interval);
    int rough = code >> 2;
    int difference = lower.scale() * Tables.QM4[rough] >> 15;
    lower.adaptScale(Tables.WL[Tables.RL42[rough]]);
    lower.adaptPredictor(difference);
    return code;
  }

  private int upper(int sample) {
    int error = Band.saturate(sample - upper.estimate());
    int magnitude = error >= 0 ? error : -(error + 1);
    boolean large = magnitude >= UPPER_DECISION * upper.scale() >> 12;
    int code = error < 0 ? (large ? 0 : 1) : (large ? 2 : 3);
    int difference = upper.scale() * Tables.QM2[code] >> 15;
    upper.adaptScale(Tables.WH[Tables.RH2[code]]);
    upper.adaptPredictor(difference);
    return code;
  }
}
