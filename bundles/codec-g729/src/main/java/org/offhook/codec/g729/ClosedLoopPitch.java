package org.offhook.codec.g729;

/** The pitch delay that matches the target best, to a third of a sample (ITU-T G.729 A.3.7). */
final class ClosedLoopPitch {
  private final int[] kept = new int[Frame.SUBFRAME];
  private int whole;
  private int third;

  /** Whole samples of the delay found. */
  int whole() {
    return whole;
  }

  /** Thirds of a sample. */
  int third() {
    return third;
  }

  /**
   * Searches, and leaves the adaptive vector in the excitation.
   *
   * @param correlation of target and impulse response
   * @param fractions false where only whole delays above 84 can be sent (first subframe)
   */
  void search(int[] excitation, int at, int[] correlation, int from, int to, boolean fractions) {
    int best = Fixed.MIN_32;
    whole = from;
    for (int lag = from; lag <= to; lag++) {
      int match = dot(correlation, excitation, at - lag);
      if (match > best) {
        best = match;
        whole = lag;
      }
    }
    third = 0;
    best = tryThird(excitation, at, correlation, 0);
    if (fractions || whole <= 84) {
      refine(excitation, at, correlation, best);
    }
  }

  private void refine(int[] excitation, int at, int[] correlation, int centre) {
    int best = centre;
    for (int candidate = -1; candidate <= 1; candidate += 2) {
      System.arraycopy(excitation, at, kept, 0, Frame.SUBFRAME);
      int match = tryThird(excitation, at, correlation, candidate);
      if (match > best) {
        best = match;
        third = candidate;
      } else {
        System.arraycopy(kept, 0, excitation, at, Frame.SUBFRAME);
      }
    }
  }

  private int tryThird(int[] excitation, int at, int[] correlation, int candidate) {
    AdaptiveCodebook.fill(excitation, at, whole, candidate);
    return dot(correlation, excitation, at);
  }

  private static int dot(int[] correlation, int[] excitation, int at) {
    long sum = 0;
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      sum += (long) correlation[i] * excitation[at + i];
    }
    return Fixed.sat32(sum << 1);
  }
}
