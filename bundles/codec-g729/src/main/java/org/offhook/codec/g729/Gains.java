package org.offhook.codec.g729;

/** The decoder's gains of both codebooks (ITU-T G.729 4.1.5, 4.4.2). */
final class Gains {
  private final GainPredictor predictor = new GainPredictor();
  private int pitch;
  private int code;

  /** Gain of the adaptive codebook, Q14. */
  int pitch() {
    return pitch;
  }

  /** Gain of the fixed codebook, Q1. */
  int code() {
    return code;
  }

  /** Decodes a 7-bit index for this code vector. */
  void decode(int index, int[] vector) {
    int[] first = GainTables.FIRST[GainTables.FIRST_OF_INDEX[(index >> 4) & 7]];
    int[] second = GainTables.SECOND[GainTables.SECOND_OF_INDEX[index & 15]];
    pitch = first[0] + second[0];
    predictor.predict(vector);
    code = predictor.apply(first[1] + second[1]);
  }

  /** Attenuates for a lost frame. */
  void fade() {
    pitch = Math.min(Fixed.mult(pitch, 29491), 29491);
    code = Fixed.mult(code, 32111);
    predictor.fade();
  }
}
