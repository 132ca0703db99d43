package org.offhook.codec.pcma;

/**
 * The A-law of ITU-T G.711: 13-bit linear (here in the upper bits of 16) to 8 bits and back. Even
 * bits are inverted on the wire.
 */
final class ALaw {
  private static final int INVERTED_BITS = 0x55;

  /** Code of the smallest positive value; what turns a number on the scale into a code. */
  private static final int ZERO = 0xd5;

  private static final int SIGN = 0x80;
  private static final int LOUDEST = 127;
  private static final int MIDDLE = 1 << 13;
  private static final byte[] COMPRESSED = new byte[1 << 14];
  private static final short[] EXPANDED = new short[1 << 8];

  static {
    for (int code = 0; code < EXPANDED.length; code++) {
      EXPANDED[code] = (short) expandOne(code);
    }
    fill();
  }

  private ALaw() {}

  static byte compress(short sample) {
    return COMPRESSED[(sample >> 2) + MIDDLE];
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

  /**
   * Each sample, at 14 bits, gets the code whose value lies nearest. Where the step doubles this is
   * a little nearer than the decision values of the Recommendation, which stand at the edge of the
   * interval there. One walk up the scale: the phone waits for it at each start.
   */
  private static void fill() {
    int code = 0;
    for (int magnitude = 0; magnitude <= MIDDLE; magnitude++) {
      while (code < LOUDEST && magnitude >= boundary(code)) {
        code++;
      }
      // Negative first: zero is positive.
      COMPRESSED[MIDDLE - magnitude] = (byte) ((code | SIGN) ^ ZERO);
      if (magnitude < MIDDLE) {
        COMPRESSED[MIDDLE + magnitude] = (byte) (code ^ ZERO);
      }
    }
  }

  /** Half-way from the value of a code to the next, at 14 bits, rounded. */
  private static int boundary(int code) {
    return (EXPANDED[code ^ ZERO] + EXPANDED[(code + 1) ^ ZERO] + 4) >> 3;
  }
}
