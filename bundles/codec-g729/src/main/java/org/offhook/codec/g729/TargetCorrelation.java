package org.offhook.codec.g729;

/** Correlation of a target with the impulse response, scaled to 13 bits (ITU-T G.729 3.8.1). */
final class TargetCorrelation {
  private final int[] wide = new int[Frame.SUBFRAME];
  private final int[] values = new int[Frame.SUBFRAME];

  /** The last result. */
  int[] values() {
    return values;
  }

  /** Computes it. */
  void compute(int[] response, int responseAt, int[] target, int targetAt) {
    int peak = 0;
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      long sum = 0;
      for (int j = i; j < Frame.SUBFRAME; j++) {
        sum += (long) target[targetAt + j] * response[responseAt + j - i];
      }
      wide[i] = Fixed.sat32(sum << 1);
      peak = Math.max(peak, Fixed.abs32(wide[i]));
    }
    int shift = 18 - Math.min(16, Fixed.norm32(peak));
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      values[i] = (short) (wide[i] >> shift);
    }
  }
}
