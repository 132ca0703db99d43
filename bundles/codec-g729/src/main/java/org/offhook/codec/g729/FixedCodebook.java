package org.offhook.codec.g729;

import java.util.Arrays;

/** Four signed pulses on interleaved tracks (ITU-T G.729 3.8, 4.1.4). */
final class FixedCodebook {
  private FixedCodebook() {}

  /**
   * Builds the vector.
   *
   * @param positions 13 bits
   * @param signs 4 bits
   * @param code vector, Q13
   */
  static void decode(int positions, int signs, int[] code) {
    Arrays.fill(code, 0, Frame.SUBFRAME, 0);
    code[(positions & 7) * 5] = amplitude(signs);
    code[((positions >> 3) & 7) * 5 + 1] = amplitude(signs >> 1);
    code[((positions >> 6) & 7) * 5 + 2] = amplitude(signs >> 2);
    code[((positions >> 10) & 7) * 5 + 3 + ((positions >> 9) & 1)] = amplitude(signs >> 3);
  }

  private static int amplitude(int sign) {
    return (sign & 1) != 0 ? 8191 : -8192;
  }

  /** Repeats the pulses at the pitch delay when it is shorter than the subframe (3.8). */
  static void sharpen(int[] code, int lag, int gain) {
    int q15 = gain << 1;
    for (int i = lag; i < Frame.SUBFRAME; i++) {
      code[i] = Fixed.sat16(code[i] + Fixed.mult(code[i - lag], q15));
    }
  }
}
