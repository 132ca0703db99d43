package org.offhook.codec.g729;

/** Line spectral frequencies of comfort noise from their indexes (Annex B 4.2.3, 4.3). */
final class NoiseSpectrum {
  /** Vectors of the first stage in use. */
  static final int[] FIRST = {
    96, 52, 20, 54, 86, 114, 82, 68, 36, 121, 48, 92, 18, 120, 94, 124, 50, 125, 4, 100, 28, 76, 12,
    117, 81, 22, 90, 116, 127, 21, 108, 66
  };

  /** Vectors of the second stage in use: lower half, upper half. */
  static final int[][] SECOND = {
    {31, 21, 9, 3, 10, 2, 19, 26, 4, 3, 11, 29, 15, 27, 21, 12},
    {16, 1, 0, 0, 8, 25, 22, 20, 19, 23, 20, 31, 4, 31, 20, 31}
  };

  private final int[] vector = new int[Frame.ORDER];
  private final int[] lsf = new int[Frame.ORDER];

  /** Element j of the second stage vector with this index. */
  static int second(int index, int j) {
    return LspTables.SECOND[SECOND[j < 5 ? 0 : 1][index]][j];
  }

  /**
   * Reconstructs the cosines in Q15.
   *
   * @param mode predictor, 1 bit
   * @param first first stage index, 5 bits
   * @param second second stage index, 4 bits
   */
  void decode(LspHistory history, int mode, int first, int second, int[] lsp) {
    for (int j = 0; j < Frame.ORDER; j++) {
      vector[j] = LspTables.FIRST[FIRST[first]][j] + second(second, j);
    }
    LineFrequencies.spread(vector, 1, Frame.ORDER, 10);
    history.compose(LspTables.NOISE[mode], vector, lsf);
    history.push(vector);
    LineFrequencies.stabilise(lsf);
    LineFrequencies.toCosines(lsf, lsp);
  }
}
