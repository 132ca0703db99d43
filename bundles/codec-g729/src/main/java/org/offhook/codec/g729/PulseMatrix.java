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

  /** Computes it for the impulse response and the signs of the positions, -1 where negative. */
  void compute(int[] h, int at, int[] signs) {
    scale(h, at);
    diagonal();
    for (int distance = 1; distance < N; distance++) {
      if (distance % 5 != 0) {
        diagonal(distance, signs);
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

  /**
   * All pairs of positions with this distance, from the last to the first. Pairs of unlike sign are
   * negated; of like sign, multiplied by 32767/32768. Without branches: this is the hottest loop.
   */
  private void diagonal(int distance, int[] signs) {
    int sum = 0;
    for (int k = 0; k < N - distance; k++) {
      sum += response[k] * response[k + distance];
      int j = N - 1 - k;
      int i = j - distance;
      int value = sum >> 15;
      int unlike = signs[i] ^ signs[j];
      int like = value - (-value >>> 31);
      int signed = like ^ ((like ^ -value) & unlike);
      values[i * N + j] = signed;
      values[j * N + i] = signed;
    }
  }

  private void diagonal() {
    int sum = 0;
    for (int k = 0; k < N; k++) {
      sum += response[k] * response[k];
      values[(N - 1 - k) * (N + 1)] = sum >> 15;
    }
  }
}
