package org.offhook.codec.g729;

/** Short-term filters with coefficients in Q12 and ten samples of memory before each buffer. */
final class Filters {
  private Filters() {}

  /** Synthesis through 1/A(z). Tells whether the output had to be clipped. */
  static boolean synthesis(int[] a, int at, int[] x, int xAt, int[] y, int yAt, int n) {
    int a0 = a[at];
    int a1 = a[at + 1];
    int a2 = a[at + 2];
    int a3 = a[at + 3];
    int a4 = a[at + 4];
    int a5 = a[at + 5];
    int a6 = a[at + 6];
    int a7 = a[at + 7];
    int a8 = a[at + 8];
    int a9 = a[at + 9];
    int a10 = a[at + 10];
    int clipped = 0;
    for (int i = 0; i < n; i++) {
      int p = yAt + i;
      long near = (long) y[p - 1] * a1 + (long) y[p - 2] * a2 + (long) y[p - 3] * a3;
      long middle = (long) y[p - 4] * a4 + (long) y[p - 5] * a5 + (long) y[p - 6] * a6;
      long far = (long) y[p - 7] * a7 + (long) y[p - 8] * a8 + (long) y[p - 9] * a9;
      long rest = (long) x[xAt + i] * a0 - (long) y[p - 10] * a10 + 2048;
      int value = (int) ((rest - far - middle - near) >> 12);
      int limited = Fixed.sat16(value);
      clipped |= value ^ limited;
      y[p] = limited;
    }
    return clipped != 0;
  }

  /** The residual, through A(z). */
  static void residual(int[] a, int at, int[] x, int xAt, int[] y, int yAt, int n) {
    for (int i = 0; i < n; i++) {
      long acc = 2048;
      for (int j = 0; j <= Frame.ORDER; j++) {
        acc += (long) a[at + j] * x[xAt + i - j];
      }
      y[yAt + i] = Fixed.sat16((int) (acc >> 12));
    }
  }
}
