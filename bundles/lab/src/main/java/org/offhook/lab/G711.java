package org.offhook.lab;

/** G.711 companding (ITU-T G.711), for the lab's own sounds. */
final class G711 {
  /** Static payload type of mu-law. */
  static final int PCMU = 0;

  /** Static payload type of A-law. */
  static final int PCMA = 8;

  private static final int BIAS = 0x84;
  private static final int CLIP = 32_635;

  private G711() {}

  static byte encode(int payloadType, int sample) {
    return payloadType == PCMA ? aLaw(sample) : muLaw(sample);
  }

  static int decode(int payloadType, byte code) {
    return payloadType == PCMA ? fromALaw(code & 0xff) : fromMuLaw(code & 0xff);
  }

  private static byte muLaw(int sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
    int exponent = 24 - Integer.numberOfLeadingZeros(magnitude);
    int mantissa = magnitude >> (exponent + 3) & 0x0f;
    return (byte) ~(sign | exponent << 4 | mantissa);
  }

  private static int fromMuLaw(int code) {
    int bits = ~code & 0xff;
    int magnitude = (((bits & 0x0f) << 3) + BIAS << (bits >> 4 & 7)) - BIAS;
    return (bits & 0x80) != 0 ? -magnitude : magnitude;
  }

  private static byte aLaw(int sample) {
    int sign = sample >= 0 ? 0x80 : 0;
    int magnitude = Math.min(sample >= 0 ? sample : ~sample, 32_767) >> 4;
    int exponent = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude));
    int mantissa = magnitude >> Math.max(0, exponent - 1) & 0x0f;
    return (byte) ((sign | exponent << 4 | mantissa) ^ 0x55);
  }

  private static int fromALaw(int code) {
    int bits = code ^ 0x55;
    int exponent = bits >> 4 & 7;
    int magnitude = ((bits & 0x0f) << 4) + 8;
    if (exponent > 0) {
      magnitude = magnitude + 0x100 << exponent - 1;
    }
    return (bits & 0x80) != 0 ? magnitude : -magnitude;
  }
}
