package org.offhook.codec.g729;

/**
 * Correlations of the impulse response between pulse positions, with the signs of the target folded
 * in so that the search need not look at signs (ITU-T G.729 3.8.1, A.3.8).
 */
final class PulseMatrix {
  private static final int N = Frame.SUBFRAME;

  private final int[] response = new int[N];
  private final int[] values = new int[N * N];

  /** Correlation of positions i and j at index 40 i + j. */
  int[] values() {
    return values;
  }

  /** Computes it for the impulse response and the signs of the positions. */
  void compute(int[] h, int at, boolean[] positive) {
    scale(h, at);
    for (int distance = 0; distance < N; distance++) {
      if (distance == 0 || distance % 5 != 0) {
        diagonal(distance, positive);
      }
    }
  }

  /** Scales the response for most precision. */
  private void scale(int[] h, int at) {
    long energy = 0;
    for (int i = 0; i < N; i++) {
      energy += (long) h[at + i] * h[at + i];
    }
    int wide = Fixed.sat32(energy << 1);
    int shift = wide >> 16 > 32000 ? -1 : Fixed.norm32(wide) >> 1;
    for (int i = 0; i < N; i++) {
      response[i] = Fixed.shl(h[at + i], shift);
    }
  }

  /** All pairs of positions with this distance, from the last to the first. */
  private void diagonal(int distance, boolean[] positive) {
    int sum = 0;
    for (int k = 0; k < N - distance; k++) {
      sum += response[k] * response[k + distance];
      int j = N - 1 - k;
      int i = j - distance;
      int value = sum >> 15;
      if (distance > 0) {
        value = positive[i] == positive[j] ? (value * 32767) >> 15 : Fixed.sat16(-value);
      }
      values[i * N + j] = value;
      values[j * N + i] = value;
    }
  }
}
