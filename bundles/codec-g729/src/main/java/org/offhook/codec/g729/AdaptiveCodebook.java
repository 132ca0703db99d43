package org.offhook.codec.g729;

/** The past excitation at a fractional delay (ITU-T G.729 3.7.1). */
final class AdaptiveCodebook {
  /** Longest delay in samples. */
  static final int MAX_LAG = 143;

  /** Shortest delay in samples. */
  static final int MIN_LAG = 20;

  /** Samples of past that must precede the excitation. */
  static final int PAST = MAX_LAG + 11;

  /** Interpolation filter at a third of a sample, Q15. */
  private static final int[] THIRDS = {
    29443, 25207, 14701, 3143, -4402, -5850, -2783, 1211, 3130, 2259, 0, -1652, -1666, -464, 756,
    1099, 550, -245, -634, -451, 0, 308, 296, 78, -120, -165, -79, 34, 91, 70, 0
  };

  private AdaptiveCodebook() {}

  /**
   * Writes a subframe of the delayed excitation in place.
   *
   * @param excitation buffer with its past
   * @param at where the subframe starts
   * @param lag whole samples
   * @param third -1, 0 or 1
   */
  static void fill(int[] excitation, int at, int lag, int third) {
    int from = at - lag;
    int phase = -third;
    if (phase < 0) {
      phase += 3;
      from--;
    }
    for (int j = 0; j < Frame.SUBFRAME; j++) {
      excitation[at + j] = sample(excitation, from + j, phase);
    }
  }

  private static int sample(int[] x, int from, int phase) {
    int acc = 0x4000;
    for (int i = 0, k = phase; i < 10; i++, k += 3) {
      acc += x[from - i] * THIRDS[k];
    }
    for (int i = 1, k = 3 - phase; i <= 10; i++, k += 3) {
      acc += x[from + i] * THIRDS[k];
    }
    return Fixed.sat16(acc >> 15);
  }
}
