package org.offhook.codec.g729;

/** The last four codebook vectors of the line spectral frequencies, Q13 (ITU-T G.729 3.2.4). */
final class LspHistory {
  private static final int DEPTH = 4;
  private final int[][] past = new int[DEPTH][Frame.ORDER];

  LspHistory() {
    for (int[] vector : past) {
      System.arraycopy(LineFrequencies.EVEN, 0, vector, 0, Frame.ORDER);
    }
  }

  /** Frequencies from a codebook vector and the past. */
  void compose(MaPredictor predictor, int[] vector, int[] lsf) {
    for (int j = 0; j < Frame.ORDER; j++) {
      long acc = (long) vector[j] * predictor.present()[j];
      for (int k = 0; k < DEPTH; k++) {
        acc += (long) past[k][j] * predictor.weights()[k][j];
      }
      lsf[j] = Fixed.sat32(acc << 1) >> 16;
    }
  }

  /** The codebook vector that would give these frequencies. */
  void extract(MaPredictor predictor, int[] lsf, int[] vector) {
    for (int j = 0; j < Frame.ORDER; j++) {
      long acc = (long) lsf[j] << 16;
      for (int k = 0; k < DEPTH; k++) {
        acc -= 2L * past[k][j] * predictor.weights()[k][j];
      }
      int rest = Fixed.sat32(acc) >> 16;
      vector[j] = Fixed.lShl(Fixed.lMult(rest, predictor.inverse()[j]), 3) >> 16;
    }
  }

  /** Takes the newest vector. */
  void push(int[] vector) {
    int[] oldest = past[DEPTH - 1];
    System.arraycopy(past, 0, past, 1, DEPTH - 1);
    past[0] = oldest;
    System.arraycopy(vector, 0, oldest, 0, Frame.ORDER);
  }
}
