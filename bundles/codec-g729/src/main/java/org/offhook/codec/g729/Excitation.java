package org.offhook.codec.g729;

/** The sum of both codebooks (ITU-T G.729 3.10). */
final class Excitation {
  private Excitation() {}

  /**
   * Scales the adaptive vector in place and adds the fixed one.
   *
   * @param pitchGain Q14
   * @param codeGain Q1
   */
  static void combine(int[] excitation, int at, int pitchGain, int[] code, int codeGain) {
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      long sum = (long) excitation[at + i] * pitchGain + (long) code[i] * codeGain;
      excitation[at + i] = Fixed.sat16((int) ((sum + 0x2000) >> 14));
    }
  }
}
