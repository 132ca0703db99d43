package org.offhook.codec.pcmu;

/** The mu-law of ITU-T G.711: 14-bit linear (here in 16) to 8 bits and back; all bits inverted. */
final class MuLaw {
  private static final int BIAS = 132;

  /** Code of the smallest positive value; what turns a number on the scale into a code. */
  private static final int ZERO = 0xff;

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

  private MuLaw() {}

  static byte compress(short sample) {
    return COMPRESSED[(sample >> 2) + MIDDLE];
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
