package org.offhook.codec.g729;

/** Solves for the prediction filter (ITU-T G.729 3.2.2), in 32 bits: filter Q27, others Q31. */
final class LevinsonDurbin {
  private static final int SIZE = LinearPredictor.SIZE;

  private final int[] lastFilter = new int[SIZE];
  private final int[] a = new int[SIZE];
  private final int[] next = new int[SIZE];
  private int lastReflection;
  private int reflection;
  private int residual;

  LevinsonDurbin() {
    lastFilter[0] = 4096;
  }

  /** Second reflection coefficient of the last solution, Q15. */
  int secondReflection() {
    return reflection;
  }

  /** Residual energy of the last stable solution. */
  int residual() {
    return residual;
  }

  /**
   * Solves.
   *
   * @param r autocorrelation, Q31
   * @param filter takes the coefficients, Q12; those before if the new ones were unstable
   * @return false if they were
   */
  boolean solve(int[] r, int[] filter) {
    int k = reflection(Wide.even(r[1]), r[0]);
    a[1] = k >> 4;
    int error = Wide.mul32(r[0], remainder(k));
    int exponent = Fixed.norm32(error);
    error <<= exponent;
    for (int i = 2; i < SIZE; i++) {
      k = Fixed.lShl(reflection(mismatch(r, i), error), exponent);
      if (Fixed.abs16(k >> 16) > 32750) {
        System.arraycopy(lastFilter, 0, filter, 0, SIZE);
        reflection = lastReflection;
        return false;
      }
      if (i == 2) {
        reflection = k >> 16;
      }
      extend(i, k);
      error = Wide.mul32(error, remainder(k));
      int shift = Fixed.norm32(error);
      error <<= shift;
      exponent += shift;
    }
    residual = Fixed.shr(error >> 16, exponent);
    keep(filter);
    return true;
  }

  private void keep(int[] filter) {
    filter[0] = 4096;
    for (int i = 1; i < SIZE; i++) {
      filter[i] = Fixed.round(Fixed.lShl(Wide.even(a[i]), 1));
    }
    System.arraycopy(filter, 0, lastFilter, 0, SIZE);
    lastReflection = reflection;
  }

  /** -numerator/denominator. */
  private static int reflection(int numerator, int denominator) {
    int quotient = Wide.div(Fixed.abs32(numerator), denominator);
    return numerator > 0 ? -quotient : quotient;
  }

  /** 1 - k squared. */
  private static int remainder(int k) {
    return Fixed.MAX_32 - Fixed.abs32(Wide.mul32(k, k));
  }

  /** What the filter of order i-1 leaves of lag i. */
  private int mismatch(int[] r, int i) {
    int sum = 0;
    for (int j = 1; j < i; j++) {
      sum = Fixed.sat32((long) sum + Wide.mul32(r[j], a[i - j]));
    }
    return Fixed.sat32((long) Fixed.lShl(sum, 4) + Wide.even(r[i]));
  }

  private void extend(int i, int k) {
    for (int j = 1; j < i; j++) {
      next[j] = Fixed.sat32((long) Wide.mul32(k, a[i - j]) + Wide.even(a[j]));
    }
    next[i] = k >> 4;
    System.arraycopy(next, 1, a, 1, i);
  }
}
