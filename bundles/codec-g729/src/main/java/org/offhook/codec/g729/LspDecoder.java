package org.offhook.codec.g729;

/** Frequencies from their indexes, or held when the frame is lost (ITU-T G.729 4.1.1, 4.4.1). */
final class LspDecoder {
  private final LspHistory history = new LspHistory();
  private final int[] last = LineFrequencies.EVEN.clone();
  private final int[] vector = new int[Frame.ORDER];
  private int lastMode;

  /** The past, shared with the decoder of silence descriptors. */
  LspHistory history() {
    return history;
  }

  /**
   * Decodes.
   *
   * @param first mode and first stage index, 8 bits
   * @param second second stage indexes, 10 bits
   * @param lsp cosines, Q15
   */
  void decode(int first, int second, int[] lsp) {
    lastMode = (first >> 7) & 1;
    codeVector(first & 0x7f, (second >> 5) & 0x1f, second & 0x1f, vector);
    history.compose(LspTables.SPEECH[lastMode], vector, last);
    history.push(vector);
    LineFrequencies.stabilise(last);
    LineFrequencies.toCosines(last, lsp);
  }

  /** Repeats the last frequencies. */
  void repeat(int[] lsp) {
    history.extract(LspTables.SPEECH[lastMode], last, vector);
    history.push(vector);
    LineFrequencies.toCosines(last, lsp);
  }

  /** The sum of both stages, neighbours moved apart. */
  static void codeVector(int first, int low, int high, int[] vector) {
    for (int j = 0; j < Frame.ORDER; j++) {
      vector[j] = LspTables.FIRST[first][j] + LspTables.SECOND[j < 5 ? low : high][j];
    }
    LineFrequencies.spread(vector, 1, Frame.ORDER, 10);
    LineFrequencies.spread(vector, 1, Frame.ORDER, 5);
  }
}
