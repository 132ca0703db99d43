package org.offhook.codec.g729;

/**
 * The scalar products of target and filtered vectors that the gains depend on: for pitch gain p and
 * code gain c the error is p p e0 + p e1 + c c e2 + c e3 + p c e4 (ITU-T G.729 3.9).
 */
final class Correlations {
  private final Mantissa[] terms = new Mantissa[5];
  private final int[] scaled = new int[Frame.SUBFRAME];

  Correlations() {
    for (int i = 0; i < terms.length; i++) {
      terms[i] = new Mantissa();
    }
  }

  /** Term e0 .. e4. */
  Mantissa term(int i) {
    return terms[i];
  }

  /** Takes the adaptive vector and gives its best gain, 0 to 1.2 in Q14. */
  int adaptive(int[] target, int targetAt, int[] adaptive, int adaptiveAt) {
    product(adaptive, adaptiveAt, adaptive, adaptiveAt, 1, 4, terms[0]);
    product(target, targetAt, adaptive, adaptiveAt, 0, 2, terms[1]);
    int cross = terms[1].value();
    int crossExponent = terms[1].exponent();
    terms[1].set(Fixed.sat16(-cross), crossExponent - 1);
    if (cross <= 0) {
      terms[1].set(terms[1].value(), 14);
      return 0;
    }
    int quotient = Fixed.div(cross >> 1, terms[0].value());
    return Math.min(19661, Fixed.shr(quotient, crossExponent - terms[0].exponent()));
  }

  /** A product that is done again with one side reduced when it overflows. */
  private void product(int[] x, int xAt, int[] y, int yAt, int start, int reduced, Mantissa to) {
    long sum = start;
    long range = 0;
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      sum += 2L * x[xAt + i] * y[yAt + i];
      range |= sum + 0x80000000L;
    }
    int lowered = 0;
    if (range >>> 32 != 0) {
      lowered = reduced;
      sum = start;
      for (int i = 0; i < Frame.SUBFRAME; i++) {
        int left = x == y ? x[xAt + i] >> 2 : x[xAt + i];
        sum += 2L * left * (y[yAt + i] >> 2);
      }
    }
    int wide = Fixed.sat32(sum);
    int shift = Fixed.norm32(wide);
    to.set(Fixed.round(Fixed.lShl(wide, shift)), shift - lowered - 15);
  }

  /** Takes the filtered fixed vector, Q12. */
  void fixed(int[] target, int targetAt, int[] adaptive, int adaptiveAt, int[] fixed) {
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      scaled[i] = fixed[i] >> 3;
    }
    terms[2].normalise(with(scaled, 0), 19);
    terms[3].normalise(with(target, targetAt), 10);
    terms[3].set(Fixed.sat16(-terms[3].value()), terms[3].exponent() - 1);
    terms[4].normalise(with(adaptive, adaptiveAt), 10);
    terms[4].set(terms[4].value(), terms[4].exponent() - 1);
  }

  private int with(int[] signal, int at) {
    long sum = 0;
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      sum += (long) signal[at + i] * scaled[i];
    }
    return Fixed.sat32((sum << 1) + 1);
  }
}
