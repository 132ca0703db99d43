package org.offhook.codec.g729;

/** Logarithm, power and inverse root by table and straight line (ITU-T G.729 5.2). */
final class Elementary {
  private static final int[] LOG = {
    0, 1455, 2866, 4236, 5568, 6863, 8124, 9352, 10549, 11716, 12855, 13967, 15054, 16117, 17156,
    18172, 19167, 20142, 21097, 22033, 22951, 23852, 24735, 25603, 26455, 27291, 28113, 28922,
    29716, 30497, 31266, 32023, 32767
  };
  private static final int[] POWER = {
    16384, 16743, 17109, 17484, 17867, 18258, 18658, 19066, 19484, 19911, 20347, 20792, 21247,
    21713, 22188, 22674, 23170, 23678, 24196, 24726, 25268, 25821, 26386, 26964, 27554, 28158,
    28774, 29405, 30048, 30706, 31379, 32066, 32767
  };
  private static final int[] ROOT = roots();

  private Elementary() {}

  /** log2 in Q15 of a positive value; 0 for others. */
  static int log2(int value) {
    if (value <= 0) {
      return 0;
    }
    int shift = Fixed.norm32(value);
    return ((30 - shift) << 15) + line(LOG, value << shift, 32);
  }

  /** 2 to the power of 14 + fraction/32768, rounded. */
  static int pow2(int fraction) {
    int i = fraction >> 10;
    int step = (fraction << 5) & 0x7fff;
    int value = (POWER[i] << 16) - (((POWER[i] - POWER[i + 1]) * step) << 1);
    return Fixed.lShrR(value, 16);
  }

  /** 1/sqrt(value) in Q30. */
  static int inverseRoot(int value) {
    if (value <= 0) {
      return 0x3fffffff;
    }
    int shift = Fixed.norm32(value);
    int exponent = 30 - shift;
    int mantissa = value << shift;
    if ((exponent & 1) == 0) {
      mantissa >>= 1;
    }
    int i = (mantissa >> 25) - 16;
    return wideLine(ROOT, mantissa, i) >> ((exponent >> 1) + 1);
  }

  private static int line(int[] table, int mantissa, int first) {
    return wideLine(table, mantissa, (mantissa >> 25) - first) >> 16;
  }

  private static int wideLine(int[] table, int mantissa, int i) {
    int step = (mantissa >> 10) & 0x7fff;
    return (table[i] << 16) - (((table[i] - table[i + 1]) * step) << 1);
  }

  private static int[] roots() {
    int[] table = new int[49];
    for (int i = 0; i < table.length; i++) {
      table[i] = Math.min(32767, (int) Math.rint(32768 / Math.sqrt(1 + i / 16.0)));
    }
    return table;
  }
}
