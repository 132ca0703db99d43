package org.offhook.codec.g729;

/** The gains that would minimise the error were they not quantised (ITU-T G.729 3.9.2). */
final class OptimalGains {
  private final Mantissa difference = new Mantissa();
  private int pitch;
  private int code;

  /** Pitch gain, Q9. */
  int pitch() {
    return pitch;
  }

  /** Code gain, Q2. */
  int code() {
    return code;
  }

  /** Solves the two equations by determinants. */
  void solve(Correlations t) {
    difference(t.term(0), t.term(2), -1, t.term(4), t.term(4), 1, 0);
    int inverse = -Fixed.div(16384, difference.value());
    int exponent = 29 - difference.exponent();
    difference(t.term(2), t.term(1), 0, t.term(3), t.term(4), 1, 1);
    pitch = quotient(inverse, exponent, 9);
    difference(t.term(0), t.term(3), 0, t.term(1), t.term(4), 1, 1);
    code = quotient(inverse, exponent, 2);
  }

  private int quotient(int inverse, int exponent, int fraction) {
    int shift = difference.exponent() + exponent - (fraction + 15);
    return Fixed.lShr(Fixed.lMult(difference.value(), inverse), shift) >> 16;
  }

  /** a b - c d, each product with bits added to its exponent, and both lowered by some bits. */
  private void difference(
      Mantissa a, Mantissa b, int extra1, Mantissa c, Mantissa d, int extra2, int lower) {
    int product1 = Fixed.lMult(a.value(), b.value());
    int exponent1 = a.exponent() + b.exponent() + extra1;
    int product2 = Fixed.lMult(c.value(), d.value());
    int exponent2 = c.exponent() + d.exponent() + extra2;
    int common = Math.min(exponent1, exponent2);
    long left = Fixed.lShr(product1, exponent1 - common + lower);
    long right = Fixed.lShr(product2, exponent2 - common + lower);
    int wide = Fixed.sat32(left - right);
    int shift = Fixed.norm32(wide);
    difference.set(Fixed.lShl(wide, shift) >> 16, common - lower + shift - 16);
  }
}
