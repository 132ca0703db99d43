package org.offhook.codec.g729;

/** The long-term postfilter: raises the harmonics of voiced speech (ITU-T G.729 A.4.2.1). */
final class HarmonicFilter {
  private static final int PAST = AdaptiveCodebook.MAX_LAG;

  private final int[] residual = new int[PAST + Frame.SUBFRAME];
  private final int[] quarter = new int[PAST + Frame.SUBFRAME];

  /** Where a subframe of residual goes. */
  int[] residual() {
    return residual;
  }

  /** Index of its first sample. */
  int at() {
    return PAST;
  }

  /**
   * Filters the subframe and makes it the past.
   *
   * @param lag decoded delay
   * @param voiced false in noise frames, which pass unchanged
   */
  void apply(int lag, boolean voiced, int[] out, int outAt) {
    for (int i = PAST; i < residual.length; i++) {
      quarter[i] = residual[i] >> 2;
    }
    System.arraycopy(residual, PAST, out, outAt, Frame.SUBFRAME);
    if (voiced) {
      int last = Math.min(lag + 3, AdaptiveCodebook.MAX_LAG);
      enhance(bestLag(last - 6, last), out, outAt);
    }
    System.arraycopy(residual, Frame.SUBFRAME, residual, 0, PAST);
    System.arraycopy(quarter, Frame.SUBFRAME, quarter, 0, PAST);
  }

  private int bestLag(int first, int last) {
    int best = first;
    int bestCorrelation = Fixed.MIN_32;
    for (int lag = first; lag <= last; lag++) {
      int correlation = correlate(PAST, lag, 0);
      if (correlation > bestCorrelation) {
        bestCorrelation = correlation;
        best = lag;
      }
    }
    return best;
  }

  private int correlate(int at, int lag, int start) {
    long sum = 0;
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      sum += (long) quarter[at + i] * quarter[at + i - lag];
    }
    return Fixed.sat32((sum << 1) + start);
  }

  private void enhance(int lag, int[] out, int outAt) {
    int correlation = Math.max(0, correlate(PAST, lag, 0));
    int past = correlate(PAST - lag, 0, 1);
    int present = correlate(PAST, 0, 1);
    int shift = Fixed.norm32(Math.max(correlation, Math.max(past, present)));
    int c = Fixed.round(Fixed.lShl(correlation, shift));
    int p = Fixed.round(Fixed.lShl(past, shift));
    int n = Fixed.round(Fixed.lShl(present, shift));
    if ((long) Fixed.lMult(c, c) - (Fixed.lMult(p, n) >> 1) < 0) {
      return;
    }
    int share = share(c, p);
    int rest = c > p ? 21845 : 32767 - share;
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      int now = Fixed.mult(rest, residual[PAST + i]);
      out[outAt + i] = Fixed.sat16(now + Fixed.mult(share, residual[PAST + i - lag]));
    }
  }

  /** Weight of the past period, Q15. */
  private static int share(int correlation, int energy) {
    if (correlation > energy) {
      return 10923;
    }
    int half = Fixed.mult(correlation, 16384) >> 1;
    int sum = half + (energy >> 1);
    return sum > 0 ? Fixed.div(half, sum) : 0;
  }
}
