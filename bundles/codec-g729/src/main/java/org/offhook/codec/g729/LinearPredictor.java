package org.offhook.codec.g729;

/** Prediction filters from line spectral pairs (ITU-T G.729 3.2.5, 3.2.6). */
final class LinearPredictor {
  /** Coefficients of one filter. */
  static final int SIZE = Frame.ORDER + 1;

  private final int[] sum = new int[6];
  private final int[] difference = new int[6];
  private final int[] middle = new int[Frame.ORDER];

  /** The filters of both subframes: half way between the old pairs and the new, then the new. */
  void interpolate(int[] old, int[] lsp, int[] filters) {
    for (int i = 0; i < Frame.ORDER; i++) {
      middle[i] = (lsp[i] >> 1) + (old[i] >> 1);
    }
    convert(middle, filters, 0);
    convert(lsp, filters, SIZE);
  }

  /** One filter, Q12, from line spectral pairs in Q15. */
  void convert(int[] lsp, int[] filters, int at) {
    polynomial(lsp, 0, sum);
    polynomial(lsp, 1, difference);
    for (int i = 5; i > 0; i--) {
      sum[i] += sum[i - 1];
      difference[i] -= difference[i - 1];
    }
    filters[at] = 4096;
    for (int i = 1; i <= 5; i++) {
      filters[at + i] = (short) Fixed.lShrR(sum[i] + difference[i], 13);
      filters[at + SIZE - i] = (short) Fixed.lShrR(sum[i] - difference[i], 13);
    }
  }

  /** Multiplies out every second factor 1 - 2 q z^-1 + z^-2, Q24. */
  private static void polynomial(int[] lsp, int first, int[] f) {
    f[0] = 1 << 24;
    f[1] = -(lsp[first] << 10);
    for (int i = 2; i <= 5; i++) {
      int q = lsp[first + 2 * (i - 1)];
      f[i] = f[i - 2];
      for (int k = i; k > 1; k--) {
        f[k] += f[k - 2] - (Wide.mul16(f[k - 1], q) << 1);
      }
      f[1] -= q << 10;
    }
  }

  /** Widens the bandwidth: coefficient i is multiplied by the i-th power of the factor. */
  static void weight(int[] filters, int at, int[] powers, int[] out, int to) {
    out[to] = filters[at];
    for (int i = 1; i <= Frame.ORDER; i++) {
      out[to + i] = Fixed.round(Fixed.lMult(filters[at + i], powers[i]));
    }
  }

  /** Powers of a factor, Q15, each rounded from the one before. */
  static int[] powers(int factor) {
    int[] powers = new int[SIZE];
    powers[1] = factor;
    for (int i = 2; i < SIZE; i++) {
      powers[i] = Fixed.round(Fixed.lMult(powers[i - 1], factor));
    }
    return powers;
  }
}
