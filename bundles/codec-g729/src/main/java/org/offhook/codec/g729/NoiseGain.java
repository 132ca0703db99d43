package org.offhook.codec.g729;

/** The level of comfort noise, 32 steps (Annex B 4.2.2). */
final class NoiseGain {
  private static final int[] STEPS = {
    2, 5, 8, 13, 20, 32, 50, 64, 80, 101, 127, 160, 201, 253, 318, 401, 505, 635, 800, 1007, 1268,
    1596, 2010, 2530, 3185, 4009, 5048, 6355, 8000, 10071, 12679, 15962
  };

  private int index;
  private int decibels;

  /** Index to transmit. */
  int index() {
    return index;
  }

  /** The quantised energy in dB. */
  int decibels() {
    return decibels;
  }

  /** Gain of a sample, Q3, for an index. */
  static int gain(int index) {
    return STEPS[index & 31];
  }

  /** Quantises the mean of one or two residual energies. */
  void quantiseMean(int[] energies, int[] exponents, int count) {
    int least = exponents[0];
    for (int i = 1; i < count; i++) {
      least = Math.min(least, exponents[i]);
    }
    int common = least + (count == 1 ? 16 : 15);
    int sum = 0;
    for (int i = 0; i < count; i++) {
      sum = Fixed.sat32((long) sum + Fixed.lShl(energies[i], common - exponents[i]));
    }
    quantise(Wide.mul16(sum, count == 1 ? 26 : 13), common);
  }

  private void quantise(int energy, int exponent) {
    int log = Elementary.log2(energy);
    int level = Fixed.shl((log >> 15) - exponent, 10);
    level = Fixed.sat16(level + Fixed.multR(log & 0x7fff, 1024));
    if (level <= -2721) {
      set(0, -12);
    } else if (level > 22111) {
      set(31, 66);
    } else if (level <= 4762) {
      int coarse = Math.max(1, Fixed.mult(level + 3401, 24));
      set(coarse, coarse * 4 - 8);
    } else {
      int fine = Math.max(6, (Fixed.mult(level - 340, 193) >> 2) - 1);
      set(fine, fine * 2 + 4);
    }
  }

  private void set(int newIndex, int newDecibels) {
    index = newIndex;
    decibels = newDecibels;
  }
}
