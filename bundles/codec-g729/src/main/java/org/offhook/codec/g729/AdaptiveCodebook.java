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

  /** The filter's twenty weights for each phase, in order of the samples. */
  private static final int[][] PHASES = {phase(0), phase(1), phase(2)};

  private static final int TAPS = 20;

  private AdaptiveCodebook() {}

  private static int[] phase(int phase) {
    int[] weights = new int[20];
    for (int i = 0; i < 10; i++) {
      weights[9 - i] = THIRDS[phase + 3 * i];
      weights[10 + i] = THIRDS[3 - phase + 3 * i];
    }
    return weights;
  }

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
    int[] weights = PHASES[phase];
    for (int j = 0; j < Frame.SUBFRAME; j++) {
      int first = from + j - 9;
      int acc = 0x4000;
      for (int i = 0; i < TAPS; i++) {
        acc += excitation[first + i] * weights[i];
      }
      excitation[at + j] = Fixed.sat16(acc >> 15);
    }
  }
}
