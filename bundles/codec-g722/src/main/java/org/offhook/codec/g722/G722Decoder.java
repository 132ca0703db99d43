package org.offhook.codec.g722;

import org.offhook.api.media.Codec;

/** One octet becomes two samples of 16 kHz. */
final class G722Decoder implements Codec.Decoder {
  private static final int TAPS = 24;
  private static final int LIMIT = 16_383;

  private final Mode mode;
  private final Band lower = Band.lower();
  private final Band upper = Band.upper();
  private final int[] line = new int[TAPS + 4000];

  G722Decoder(Mode mode) {
    this.mode = mode;
  }

  @Override
  public int decode(byte[] payload, int offset, int length, short[] pcm) {
    int octets = Math.min(length, Math.min(pcm.length, line.length - TAPS) / 2);
    for (int i = 0; i < octets; i++) {
      int code = payload[offset + i];
      int low = lower(code & 0x3f);
      int high = upper(code >> 6 & 3);
      line[TAPS - 2 + 2 * i] = low + high;
      line[TAPS - 1 + 2 * i] = low - high;
    }
    for (int i = 0; i < octets; i++) {
      join(2 * i, pcm);
    }
    System.arraycopy(line, 2 * octets, line, 0, TAPS - 2);
    return 2 * octets;
  }

  private int lower(int code) {
    int heard = lower.estimate() + (lower.scale() * mode.step(code) >> 15);
    int rough = code >> 2;
    int difference = lower.scale() * Tables.QM4[rough] >> 15;
    lower.adaptScale(Tables.WL[Tables.RL42[rough]]);
    lower.adaptPredictor(difference);
    return limit(heard);
  }

  private int upper(int code) {
    int difference = upper.scale() * Tables.QM2[code] >> 15;
    int heard = upper.estimate() + difference;
    upper.adaptScale(Tables.WH[Tables.RH2[code]]);
    upper.adaptPredictor(difference);
    return limit(heard);
  }

  private static int limit(int sample) {
    return Math.max(-LIMIT - 1, Math.min(LIMIT, sample));
  }

  /** Puts the bands together again. */
  private void join(int at, short[] pcm) {
    int first = 0;
    int second = 0;
    for (int i = 0; i < 12; i++) {
      second += line[at + 2 * i] * Tables.QMF[i];
      first += line[at + 2 * i + 1] * Tables.QMF[11 - i];
    }
    pcm[at] = (short) Band.saturate(first >> 11);
    pcm[at + 1] = (short) Band.saturate(second >> 11);
  }
}
