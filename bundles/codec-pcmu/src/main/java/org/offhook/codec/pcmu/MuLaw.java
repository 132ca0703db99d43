package org.offhook.codec.pcmu;

/** The mu-law of ITU-T G.711: 14-bit linear (here in 16) to 8 bits and back; all bits inverted. */
final class MuLaw {
  private static final int BIAS = 132;
  private static final int CLIP = 32_635;
  private static final byte[] COMPRESSED = new byte[1 << 16];
  private static final short[] EXPANDED = new short[1 << 8];

  static {
    for (int code = 0; code < EXPANDED.length; code++) {
      EXPANDED[code] = (short) expandOne(code);
    }
    for (int sample = Short.MIN_VALUE; sample <= Short.MAX_VALUE; sample++) {
      COMPRESSED[sample & 0xffff] = (byte) compressOne(sample);
    }
  }

  private MuLaw() {}

  static byte compress(short sample) {
    return COMPRESSED[sample & 0xffff];
  }

  static short expand(byte code) {
    return EXPANDED[code & 0xff];
  }

  private static int expandOne(int wire) {
    int code = ~wire & 0xff;
    int segment = (code >> 4) & 7;
    int magnitude = ((((code & 15) << 3) + BIAS) << segment) - BIAS;
    return (code & 0x80) != 0 ? -magnitude : magnitude;
  }

  private static int compressOne(int sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(CLIP, Math.abs(sample)) + BIAS;
    int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
    int step = (magnitude >> (segment + 3)) & 15;
    return ~(sign | segment << 4 | step) & 0xff;
  }
}
