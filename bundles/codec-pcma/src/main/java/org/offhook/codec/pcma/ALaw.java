package org.offhook.codec.pcma;

/**
 * The A-law of ITU-T G.711: 13-bit linear (here in the upper bits of 16) to 8 bits and back. Even
 * bits are inverted on the wire.
 */
final class ALaw {
  private static final int INVERTED_BITS = 0x55;
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

  private ALaw() {}

  static byte compress(short sample) {
    return COMPRESSED[sample & 0xffff];
  }

  static short expand(byte code) {
    return EXPANDED[code & 0xff];
  }

  private static int expandOne(int wire) {
    int code = wire ^ INVERTED_BITS;
    int segment = (code >> 4) & 7;
    int step = code & 15;
    // The middle of the interval; segment 0 and 1 share the smallest step of 16.
    int magnitude = segment == 0 ? (step << 4) + 8 : ((step << 4) + 0x108) << (segment - 1);
    return (code & 0x80) != 0 ? magnitude : -magnitude;
  }

  private static int compressOne(int sample) {
    boolean positive = sample >= 0;
    // One's complement for negative values keeps both halves of the scale equally long.
    int magnitude = (positive ? sample : ~sample) >> 4;
    int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude));
    int step = segment <= 1 ? magnitude & 15 : (magnitude >> (segment - 1)) & 15;
    int code = (segment << 4) | step;
    return (positive ? code | 0x80 : code) ^ INVERTED_BITS;
  }
}
