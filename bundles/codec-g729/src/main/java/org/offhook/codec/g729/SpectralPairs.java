package org.offhook.codec.g729;

/** Line spectral pairs of a filter: roots on the unit circle, by Chebyshev series (3.2.3). */
final class SpectralPairs {
  /** Pairs before the first frame, cosines in Q15. */
  static final int[] START = {30000, 26000, 21000, 15000, 8000, 0, -8000, -15000, -21000, -26000};

  private static final int POINTS = 50;
  private static final int[] GRID = new int[POINTS + 1];
  private static final int HALF = Frame.ORDER / 2;

  static {
    for (int i = 1; i < POINTS; i++) {
      GRID[i] = (int) (32767.9 * Math.cos(Math.PI * i / POINTS));
    }
    GRID[0] = 32760;
    GRID[POINTS] = -32760;
  }

  private final int[] sum = new int[HALF + 1];
  private final int[] difference = new int[HALF + 1];

  /** Bits the series are scaled down, when the coefficients are too large. */
  private int scale;

  /**
   * Converts.
   *
   * @param filter coefficients, Q12
   * @param lsp takes cosines in Q15
   * @param old what it takes when not all roots are found
   */
  void find(int[] filter, int[] lsp, int[] old) {
    scale = series(filter, 0) ? 0 : 1;
    if (scale == 1) {
      series(filter, 1);
    }
    if (search(lsp) < Frame.ORDER) {
      System.arraycopy(old, 0, lsp, 0, Frame.ORDER);
    }
  }

  /** Sum and difference polynomials without their trivial roots; false when they overflow. */
  private boolean series(int[] a, int down) {
    boolean fits = true;
    sum[0] = 2048 >> down;
    difference[0] = 2048 >> down;
    for (int i = 0; i < HALF; i++) {
      int plus = ((a[i + 1] + a[Frame.ORDER - i]) >> (1 + down)) - sum[i];
      int minus = ((a[i + 1] - a[Frame.ORDER - i]) >> (1 + down)) + difference[i];
      sum[i + 1] = Fixed.sat16(plus);
      difference[i + 1] = Fixed.sat16(minus);
      fits &= plus == sum[i + 1] && minus == difference[i + 1];
    }
    return fits;
  }

  private int search(int[] lsp) {
    int found = 0;
    int[] f = sum;
    int low = GRID[0];
    int lowValue = value(low, f);
    for (int j = 1; j <= POINTS && found < Frame.ORDER; j++) {
      int high = low;
      int highValue = lowValue;
      low = GRID[j];
      lowValue = value(low, f);
      if (lowValue * highValue <= 0) {
        int root = refine(low, lowValue, high, highValue, f);
        lsp[found++] = root;
        f = f == sum ? difference : sum;
        low = root;
        lowValue = value(low, f);
      }
    }
    return found;
  }

  /** Halves the interval twice, then draws a line. */
  private int refine(int low, int lowValue, int high, int highValue, int[] f) {
    for (int i = 0; i < 2; i++) {
      int middle = (low >> 1) + (high >> 1);
      int middleValue = value(middle, f);
      if (lowValue * middleValue <= 0) {
        high = middle;
        highValue = middleValue;
      } else {
        low = middle;
        lowValue = middleValue;
      }
    }
    return crossing(low, lowValue, Fixed.sat16(high - low), Fixed.sat16(highValue - lowValue));
  }

  private static int crossing(int low, int lowValue, int width, int rise) {
    if (rise == 0) {
      return low;
    }
    int steepness = Fixed.abs16(rise);
    int shift = Fixed.norm16(steepness);
    int inverse = Fixed.div(16383, steepness << shift);
    int slope = (short) Fixed.lShr(Fixed.lMult(width, inverse), 20 - shift);
    if (rise < 0) {
      slope = -slope;
    }
    return Fixed.sat16(low - (short) (Fixed.lMult(lowValue, slope) >> 11));
  }

  /** The series at x, Q14, clipped. */
  private int value(int x, int[] f) {
    int before = (256 >> scale) << 16;
    int now = (x << (10 - scale)) + (f[1] << 13);
    for (int i = 2; i < HALF; i++) {
      int next = (Wide.mul16(now, x) << 1) - Wide.even(before) + (f[i] << 13);
      before = now;
      now = next;
    }
    int last = Wide.mul16(now, x) - Wide.even(before) + (f[HALF] << 12);
    return Fixed.lShl(last, 6 + scale) >> 16;
  }
}
