package org.offhook.codec.g729;

/** The filter last described to the peer, and how far the noise has moved from it (B 4.1.3). */
final class ReferenceFilter {
  private static final int SIZE = LinearPredictor.SIZE;

  private final int[] correlation = new int[SIZE];
  private int exponent;

  /** Takes a filter in Q12. */
  void take(int[] filter) {
    int energy = Fixed.sat32(correlate(filter, 0));
    exponent = Fixed.norm32(energy);
    for (int lag = 0; lag < SIZE; lag++) {
      correlation[lag] = Fixed.round(Fixed.lShl(Fixed.sat32(correlate(filter, lag)), exponent));
    }
  }

  private static long correlate(int[] filter, int lag) {
    long sum = 0;
    for (int j = 0; j < SIZE - lag; j++) {
      sum += (long) filter[j] * filter[j + lag];
    }
    return sum << 1;
  }

  /**
   * Itakura distance against a threshold.
   *
   * @param signal autocorrelation of the noise
   * @param residual what its own filter leaves
   * @param threshold fraction that may be left more, Q15
   * @return true when the noise has changed
   */
  boolean differs(int[] signal, int residual, int threshold) {
    int own = 0;
    int theirs = 0;
    boolean ownNext = false;
    long sum = distance(signal, own, theirs);
    while (sum == Long.MIN_VALUE) {
      if (ownNext) {
        own++;
      } else {
        theirs++;
      }
      ownNext = !ownNext;
      sum = distance(signal, own, theirs);
    }
    int allowed = Fixed.multR(residual, threshold) + residual;
    int shift = exponent + 9 - own - theirs;
    return Fixed.sat32(sum - Fixed.lShl(allowed, shift)) > 0;
  }

  /** The energy that remains of the signal, or the least long when it overflows. */
  private long distance(int[] signal, int own, int theirs) {
    long sum = Fixed.lMult(correlation[0] >> own, signal[0] >> theirs) >> 1;
    for (int i = 1; i < SIZE; i++) {
      sum += 2L * (correlation[i] >> own) * (signal[i] >> theirs);
      if (sum != (int) sum) {
        return Long.MIN_VALUE;
      }
    }
    return sum;
  }
}
