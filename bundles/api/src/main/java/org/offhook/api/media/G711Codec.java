package org.offhook.api.media;

import java.util.function.IntUnaryOperator;

/**
 * What both laws of ITU-T G.711 have in common: an octet for each sample at 8 kHz, found in a
 * table, and no state. Any packet time of whole samples will do, and a lost packet harms no other.
 */
public abstract class G711Codec implements Codec {
  private static final int RATE = 8000;
  private static final int SIGN = 0x80;
  private static final int LOUDEST = 127;
  private static final int MIDDLE = 1 << 13;

  private final String name;
  private final int payloadType;
  private final int zero;
  private final byte[] compressed = new byte[1 << 14];
  private final short[] expanded = new short[1 << 8];

  /**
   * Makes the tables of a law.
   *
   * @param name in the configuration and in SDP
   * @param payloadType of RFC 3551
   * @param expand the value, at 16 bits, of an octet from 0 to 255
   * @param zero octet of the smallest positive value; what turns a number on the scale into an
   *     octet
   */
  protected G711Codec(String name, int payloadType, IntUnaryOperator expand, int zero) {
    this.name = name;
    this.payloadType = payloadType;
    this.zero = zero;
    for (int octet = 0; octet < expanded.length; octet++) {
      expanded[octet] = (short) expand.applyAsInt(octet);
    }
    fill();
  }

  /**
   * Each sample, at 14 bits, gets the code whose value lies nearest. Where the step doubles this is
   * a little nearer than the decision values of the Recommendation, which stand at the edge of the
   * interval there. One walk up the scale: the phone waits for it at each start.
   */
  private void fill() {
    int code = 0;
    for (int magnitude = 0; magnitude <= MIDDLE; magnitude++) {
      while (code < LOUDEST && magnitude >= boundary(code)) {
        code++;
      }
      // Negative first: zero is positive.
      compressed[MIDDLE - magnitude] = (byte) ((code | SIGN) ^ zero);
      if (magnitude < MIDDLE) {
        compressed[MIDDLE + magnitude] = (byte) (code ^ zero);
      }
    }
  }

  /** Half-way from the value of a code to the next, at 14 bits, rounded. */
  private int boundary(int code) {
    return (expanded[code ^ zero] + expanded[(code + 1) ^ zero] + 4) >> 3;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String encodingName() {
    return name;
  }

  @Override
  public final int staticPayloadType() {
    return payloadType;
  }

  @Override
  public final int clockRate() {
    return RATE;
  }

  @Override
  public final int sampleRate() {
    return RATE;
  }

  @Override
  public final int frameMillis() {
    return 10;
  }

  @Override
  public final String offeredFormat() {
    return "";
  }

  @Override
  public final Encoder encoder(String remoteFormat) {
    return (pcm, offset, length, out) -> {
      for (int i = 0; i < length; i++) {
        out[i] = compressed[(pcm[offset + i] >> 2) + MIDDLE];
      }
      return length;
    };
  }

  @Override
  public final Decoder decoder(String localFormat) {
    return (payload, offset, length, pcm) -> {
      int samples = Math.min(length, pcm.length);
      for (int i = 0; i < samples; i++) {
        pcm[i] = expanded[payload[offset + i] & 0xff];
      }
      return samples;
    };
  }
}
