package org.offhook.codec.g729;

/** Perceptual weighting: the residual through 1/A(z/0.75), with a tilt (ITU-T G.729 A.3.3). */
final class WeightedSpeech {
  private static final int[] POWERS = LinearPredictor.powers(24576);
  private static final int SIZE = LinearPredictor.SIZE;

  private final int[][] poles = new int[2][SIZE];
  private final int[] tilted = new int[SIZE];
  private final int[] spare = new int[Frame.LENGTH];

  /** Weighted filter of a subframe, Q12. */
  int[] poles(int half) {
    return poles[half];
  }

  /** Room for the residual of a frame whose excitation is made otherwise. */
  int[] residual() {
    return spare;
  }

  /** Writes the residual and the weighted speech of a subframe. */
  void apply(
      int[] filters,
      int half,
      int[] speech,
      int speechAt,
      int[] residual,
      int residualAt,
      int[] weighted,
      int weightedAt) {
    int shift = half * Frame.SUBFRAME;
    int filter = half * SIZE;
    Filters.residual(
        filters, filter, speech, speechAt + shift, residual, residualAt + shift, Frame.SUBFRAME);
    int[] pole = poles[half];
    LinearPredictor.weight(filters, filter, POWERS, pole, 0);
    tilted[0] = 4096;
    for (int i = 1; i < SIZE; i++) {
      tilted[i] = Fixed.sat16(pole[i] - Fixed.mult(pole[i - 1], 22938));
    }
    Filters.synthesis(
        tilted, 0, residual, residualAt + shift, weighted, weightedAt + shift, Frame.SUBFRAME);
  }
}
