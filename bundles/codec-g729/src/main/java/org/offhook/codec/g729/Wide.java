package org.offhook.codec.g729;

/**
 * Products of 32-bit fractions as the Recommendation does them: a 32-bit value counts as 16 upper
 * and 15 lower bits, and partial products of lower bits are truncated one by one.
 */
final class Wide {
  private Wide() {}

  private static int low(int value) {
    return (value >> 1) & 0x7fff;
  }

  /** Q31 times Q15, Q31. */
  static int mul16(int wide, int narrow) {
    return Fixed.sat32(2L * ((wide >> 16) * narrow + ((low(wide) * narrow) >> 15)));
  }

  /** Q31 times Q31, Q31. */
  static int mul32(int a, int b) {
    int ah = a >> 16;
    int bh = b >> 16;
    return Fixed.sat32(2L * (ah * bh + ((ah * low(b)) >> 15) + ((low(a) * bh) >> 15)));
  }

  /** Q31 quotient of 0 &lt;= numerator &lt; denominator, the denominator normalised. */
  static int div(int numerator, int denominator) {
    int approximation = Fixed.div(0x3fff, denominator >> 16);
    int error = Fixed.sat32((long) Fixed.MAX_32 - mul16(denominator, approximation));
    int inverse = mul16(error, approximation);
    return Fixed.lShl(mul32(numerator, inverse), 2);
  }

  /** The value without the bit that the two halves cannot hold. */
  static int even(int value) {
    return value & ~1;
  }
}
