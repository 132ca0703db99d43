package org.offhook.codec.g729;

/** Codebooks and predictors of the line spectral frequencies (ITU-T G.729 3.2.4). */
final class LspTables {
  /** First stage, 128 vectors, Q13. */
  static final int[][] FIRST = Numbers.rows("lsp-first-stage.txt", Frame.ORDER);

  /** Second stage, 32 vectors: lower half and upper half are chosen apart, Q13. */
  static final int[][] SECOND = Numbers.rows("lsp-second-stage.txt", Frame.ORDER);

  /** The two switched predictors of speech frames. */
  static final MaPredictor[] SPEECH = {
    new MaPredictor(
        predictor(0),
        new int[] {7798, 8447, 8205, 8293, 8126, 8477, 8447, 8703, 9043, 8604},
        new int[] {17210, 15888, 16357, 16183, 16516, 15833, 15888, 15421, 14840, 15597}),
    new MaPredictor(
        predictor(1),
        new int[] {14585, 18333, 19772, 17344, 16426, 16459, 15155, 15220, 16043, 15708},
        new int[] {9202, 7320, 6788, 7738, 8170, 8154, 8856, 8818, 8366, 8544})
  };

  /** The two predictors of silence descriptors: the second is a mix (Annex B 4.2.3). */
  static final MaPredictor[] NOISE = {
    SPEECH[0],
    new MaPredictor(
        mixed(SPEECH[0].weights(), SPEECH[1].weights()),
        new int[] {10514, 12402, 12833, 11914, 11447, 11670, 11132, 11311, 11844, 11447},
        new int[] {12764, 10821, 10458, 11264, 11724, 11500, 12056, 11865, 11331, 11724})
  };

  private LspTables() {}

  private static int[][] predictor(int mode) {
    int[][] all = Numbers.rows("lsp-predictors.txt", Frame.ORDER);
    return java.util.Arrays.copyOfRange(all, mode * 4, mode * 4 + 4);
  }

  private static int[][] mixed(int[][] a, int[][] b) {
    int[][] mix = new int[a.length][Frame.ORDER];
    for (int k = 0; k < a.length; k++) {
      for (int j = 0; j < Frame.ORDER; j++) {
        mix[k][j] = (a[k][j] * 2 * 19660 + b[k][j] * 2 * 13107) >> 16;
      }
    }
    return mix;
  }
}
