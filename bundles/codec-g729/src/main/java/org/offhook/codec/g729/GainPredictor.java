package org.offhook.codec.g729;

/** Predicts the gain of the fixed codebook from past quantised energies (ITU-T G.729 3.9.1). */
final class GainPredictor {
  private static final int[] WEIGHTS = {5571, 4751, 2785, 1556};
  private static final int FLOOR = -14336;

  private final int[] past = {FLOOR, FLOOR, FLOOR, FLOOR};
  private int mantissa;
  private int exponent;

  /** Mantissa of the predicted gain. */
  int mantissa() {
    return mantissa;
  }

  /** Number of fraction bits of the mantissa. */
  int exponent() {
    return exponent;
  }

  /** Predicts for this code vector, Q13. */
  void predict(int[] code) {
    long energy = 0;
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      energy += (long) code[i] * code[i];
    }
    int level = Wide.mul16(Elementary.log2(Fixed.sat32(energy << 1)) << 1, -24660);
    level = Fixed.lShl(Fixed.lMac(level, 32588, 32), 10);
    for (int i = 0; i < 4; i++) {
      level = Fixed.lMac(level, WEIGHTS[i], past[i]);
    }
    int power = Fixed.lMult(level >> 16, 5439) >> 8;
    mantissa = (short) Elementary.pow2((power >> 1) & 0x7fff);
    exponent = 14 - (power >> 16);
  }

  /** The gain in Q1 for a correction factor in Q13; keeps its energy for prediction. */
  int apply(int factor) {
    int gain = Fixed.lShl(Fixed.lMult(factor >> 1, mantissa), 4 - exponent) >> 16;
    push(energyOf(factor));
    return gain;
  }

  private static int energyOf(int factor) {
    int log = (Elementary.log2(factor) - (13 << 15)) << 1;
    return Fixed.mult(Fixed.lShl(log, 13) >> 16, 24660);
  }

  /** Lets the prediction fade for a lost frame (4.4.3). */
  void fade() {
    int mean = (past[0] + past[1] + past[2] + past[3]) >> 2;
    push(Math.max(mean - 4096, FLOOR));
  }

  private void push(int energy) {
    System.arraycopy(past, 0, past, 1, 3);
    past[0] = energy;
  }
}
