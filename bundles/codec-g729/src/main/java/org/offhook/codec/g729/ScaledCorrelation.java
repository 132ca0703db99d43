package org.offhook.codec.g729;

/** An autocorrelation of 16-bit values with a common exponent, for noise (Annex B 4.2.1). */
final class ScaledCorrelation {
  private final int[] values = new int[LinearPredictor.SIZE];
  private final int[] sums = new int[LinearPredictor.SIZE];
  private int exponent = 40;

  /** Its values. */
  int[] values() {
    return values;
  }

  /** Its exponent. */
  int exponent() {
    return exponent;
  }

  /** Takes the upper halves of an analysis. */
  void take(int[] wide, int newExponent) {
    for (int i = 0; i < values.length; i++) {
      values[i] = wide[i] >> 16;
    }
    exponent = newExponent;
  }

  /** Becomes the normalised sum of some. */
  void sum(ScaledCorrelation[] parts) {
    int least = parts[0].exponent;
    for (ScaledCorrelation part : parts) {
      least = Math.min(least, part.exponent);
    }
    least += 14;
    for (int i = 0; i < values.length; i++) {
      sums[i] = 0;
      for (ScaledCorrelation part : parts) {
        int shifted = Fixed.lShl(part.values[i], least - part.exponent);
        sums[i] = Fixed.sat32((long) sums[i] + shifted);
      }
    }
    int shift = Fixed.norm32(sums[0]);
    for (int i = 0; i < values.length; i++) {
      values[i] = Fixed.lShl(sums[i], shift) >> 16;
    }
    exponent = least + shift - 16;
  }
}
