package org.offhook.codec.g729;

/** Chooses the gains of both codebooks together (ITU-T G.729 3.9.2). */
final class GainQuantizer {
  private static final int[] FIRST_LIMITS = {10808, 12374, 19778, 32567};
  private static final int[] SECOND_LIMITS = {
    14087, 16188, 20274, 21321, 23525, 25232, 27873, 30542
  };
  private static final int CLIP = 481;
  private static final int ONE = 16383;

  private final GainPredictor predictor = new GainPredictor();
  private final OptimalGains optimum = new OptimalGains();
  private final int[] weights = new int[5];
  private final int[] bits = new int[5];
  private int pitch;
  private int code;
  private int bestFirst;
  private int bestSecond;
  private int least;

  /** Quantised pitch gain, Q14. */
  int pitch() {
    return pitch;
  }

  /** Quantised code gain, Q1. */
  int code() {
    return code;
  }

  /**
   * Quantises.
   *
   * @param tame true when the pitch gain must stay below one
   * @return the index, 7 bits
   */
  int quantise(int[] vector, Correlations terms, boolean tame) {
    predictor.predict(vector);
    optimum.solve(terms);
    int wantedPitch = tame ? Math.min(CLIP, optimum.pitch()) : optimum.pitch();
    int predicted = predictedQ4();
    int from = preselect(FIRST_LIMITS, firstPosition(wantedPitch, predicted), predicted, 3);
    int to = preselect(SECOND_LIMITS, secondPosition(wantedPitch, predicted), predicted, 5);
    align(terms);
    search(from, to, tame);
    int[] first = GainTables.FIRST[bestFirst];
    int[] second = GainTables.SECOND[bestSecond];
    pitch = first[0] + second[0];
    code = predictor.apply(first[1] + second[1]);
    return GainTables.index(bestFirst, bestSecond);
  }

  private int predictedQ4() {
    int down = predictor.exponent() - 4;
    return down >= 0
        ? Fixed.shr(predictor.mantissa(), down)
        : Fixed.lShl(predictor.mantissa(), 16 - down) >> 16;
  }

  /** Where the optimum lies along the first codebook, Q16. */
  private int firstPosition(int wantedPitch, int predicted) {
    int share = Fixed.sat32((long) Fixed.lMult(31881, wantedPitch) - (1731217536 >> 10)) >> 16;
    int scaled = Fixed.lMult(Fixed.mult(share, predicted), 31548);
    int rest = Fixed.sat32((long) scaled - (Fixed.lMult(31881, optimum.code()) >> 3));
    return Fixed.lMult(Fixed.lShl(rest, 2) >> 16, -17103);
  }

  /** Where it lies along the second codebook, Q15. */
  private int secondPosition(int wantedPitch, int predicted) {
    int share = Fixed.sat32((long) Fixed.lMult(31881, wantedPitch) + (1822990272 >> 15)) >> 16;
    int rest = Fixed.sat32((long) (optimum.code() << 7) - Fixed.lMult(share, predicted));
    return Fixed.lMult(Fixed.lShl(rest, 2) >> 16, -17103);
  }

  /** First of the neighbouring entries to try. */
  private static int preselect(int[] limits, int position, int predicted, int shift) {
    int i = 0;
    while (i < limits.length) {
      long over = (long) position - (Fixed.lMult(limits[i], predicted) >> shift);
      if (predicted > 0 ? over <= 0 : over >= 0) {
        break;
      }
      i++;
    }
    return i;
  }

  /** Brings all terms to one exponent. */
  private void align(Correlations terms) {
    int exponent = predictor.exponent();
    bits[0] = terms.term(0).exponent() + 13;
    bits[1] = terms.term(1).exponent() + 14;
    bits[2] = terms.term(2).exponent() + 2 * exponent - 21;
    bits[3] = terms.term(3).exponent() + exponent - 3;
    bits[4] = terms.term(4).exponent() + exponent - 4;
    int fewest = bits[0];
    for (int b : bits) {
      fewest = Math.min(fewest, b);
    }
    for (int i = 0; i < 5; i++) {
      weights[i] = (terms.term(i).value() << 16) >> Math.min(31, bits[i] - fewest);
    }
  }

  private void search(int from, int to, boolean tame) {
    least = Fixed.MAX_32;
    bestFirst = from;
    bestSecond = to;
    for (int i = from; i < from + 4; i++) {
      for (int j = to; j < to + 8; j++) {
        int trial = GainTables.FIRST[i][0] + GainTables.SECOND[j][0];
        if (!tame || trial < ONE) {
          consider(i, j, trial);
        }
      }
    }
  }

  private void consider(int i, int j, int p) {
    int factor = (GainTables.FIRST[i][1] + GainTables.SECOND[j][1]) >> 1;
    int c = Fixed.mult(predictor.mantissa(), factor);
    long error = Wide.mul16(weights[0], Fixed.mult(p, p));
    error += Wide.mul16(weights[1], p);
    error += Wide.mul16(weights[2], Fixed.mult(c, c));
    error += Wide.mul16(weights[3], c);
    error += Wide.mul16(weights[4], Fixed.mult(c, p));
    if (error < least) {
      least = Fixed.sat32(error);
      bestFirst = i;
      bestSecond = j;
    }
  }
}
