package org.offhook.codec.g729;

/** Two-stage predictive quantisation of the line spectral frequencies (ITU-T G.729 3.2.4). */
final class LspQuantizer {
  private static final int HALF = Frame.ORDER / 2;

  /** A squared distance that is as good as overflow: such a vector is never chosen. */
  private static final long FAR = 1L << 30;

  private final LspHistory history = new LspHistory();
  private final int[] lsf = new int[Frame.ORDER];
  private final int[] weights = new int[Frame.ORDER];
  private final int[] target = new int[Frame.ORDER];
  private final int[] vector = new int[Frame.ORDER];
  private final int[] first = new int[2];
  private final int[] low = new int[2];
  private final int[] high = new int[2];

  /** The past, shared with the quantiser of silence descriptors. */
  LspHistory history() {
    return history;
  }

  /**
   * Quantises.
   *
   * @param lsp cosines, Q15
   * @param quantised takes the cosines the decoder will have
   * @param parameters takes both indexes at 0 and 1
   */
  void quantise(int[] lsp, int[] quantised, int[] parameters) {
    LineFrequencies.fromCosines(lsp, lsf);
    LspWeights.of(lsf, weights);
    int mode = distortion(1) < distortion(0) ? 1 : 0;
    parameters[0] = (mode << 7) | first[mode];
    parameters[1] = (low[mode] << 5) | high[mode];
    LspDecoder.codeVector(first[mode], low[mode], high[mode], vector);
    history.compose(LspTables.SPEECH[mode], vector, lsf);
    history.push(vector);
    LineFrequencies.stabilise(lsf);
    LineFrequencies.toCosines(lsf, quantised);
  }

  /** Finds the best vectors with one predictor. */
  private int distortion(int mode) {
    MaPredictor predictor = LspTables.SPEECH[mode];
    history.extract(predictor, lsf, target);
    first[mode] = nearestFirst();
    int[] base = LspTables.FIRST[first[mode]];
    low[mode] = nearestSecond(base, 0, HALF);
    add(base, LspTables.SECOND[low[mode]], 0, HALF);
    LineFrequencies.spread(vector, 1, HALF, 10);
    high[mode] = nearestSecond(base, HALF, Frame.ORDER);
    add(base, LspTables.SECOND[high[mode]], HALF, Frame.ORDER);
    LineFrequencies.spread(vector, HALF, Frame.ORDER, 10);
    LineFrequencies.spread(vector, 1, Frame.ORDER, 5);
    return weighted(predictor);
  }

  private void add(int[] base, int[] stage, int from, int to) {
    for (int j = from; j < to; j++) {
      vector[j] = base[j] + stage[j];
    }
  }

  private int nearestFirst() {
    int best = 0;
    long least = FAR;
    for (int i = 0; i < LspTables.FIRST.length; i++) {
      int[] candidate = LspTables.FIRST[i];
      long distance = 0;
      for (int j = 0; j < Frame.ORDER && distance < least; j++) {
        long error = target[j] - candidate[j];
        distance += error * error;
      }
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  private int nearestSecond(int[] base, int from, int to) {
    int best = 0;
    long least = FAR;
    for (int i = 0; i < LspTables.SECOND.length; i++) {
      int[] candidate = LspTables.SECOND[i];
      long distance = 0;
      for (int j = from; j < to; j++) {
        int error = target[j] - base[j] - candidate[j];
        distance += (long) ((weights[j] * error) >> 15) * error;
      }
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  private int weighted(MaPredictor predictor) {
    long distance = 0;
    for (int j = 0; j < Frame.ORDER; j++) {
      int error = Fixed.mult(Fixed.sat16(vector[j] - target[j]), predictor.present()[j]);
      distance += (long) (Fixed.lShl(Fixed.lMult(weights[j], error), 4) >> 16) * error;
    }
    return Fixed.sat32(distance << 1);
  }
}
