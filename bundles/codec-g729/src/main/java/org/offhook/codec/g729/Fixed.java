package org.offhook.codec.g729;

/**
 * The basic operators of ITU-T fixed-point speech coders: 16-bit and 32-bit values held in int,
 * saturating where the Recommendation says so.
 */
final class Fixed {
  static final int MAX_32 = Integer.MAX_VALUE;
  static final int MIN_32 = Integer.MIN_VALUE;

  private Fixed() {}

  /** Clips to 16 bits. */
  static int sat16(int value) {
    return Math.max(-32768, Math.min(32767, value));
  }

  /** Clips to 32 bits. */
  static int sat32(long value) {
    return (int) Math.max(MIN_32, Math.min(MAX_32, value));
  }

  /** Q15 product, truncated. */
  static int mult(int a, int b) {
    return sat16((a * b) >> 15);
  }

  /** Q15 product, rounded. */
  static int multR(int a, int b) {
    return sat16((a * b + 0x4000) >> 15);
  }

  /** Fractional product of two 16-bit values, 32 bits. */
  static int lMult(int a, int b) {
    int product = a * b;
    return product == 0x40000000 ? MAX_32 : product << 1;
  }

  /** Multiply and accumulate. */
  static int lMac(int acc, int a, int b) {
    return sat32((long) acc + lMult(a, b));
  }

  /** 16-bit shift left, or right when negative. */
  static int shl(int value, int n) {
    if (n < 0) {
      return value >> Math.min(-n, 15);
    }
    return sat16(n > 15 ? Integer.signum(value) << 30 : value << n);
  }

  /** 16-bit shift right, or left when negative. */
  static int shr(int value, int n) {
    return shl(value, -n);
  }

  /** 16-bit shift right with rounding, or left when negative. */
  static int shrR(int value, int n) {
    if (n > 15) {
      return 0;
    }
    return n > 0 ? (value >> n) + ((value >> (n - 1)) & 1) : shl(value, -n);
  }

  /** 32-bit shift left, or right when negative. */
  static int lShl(int value, int n) {
    if (n < 0) {
      return value >> Math.min(-n, 31);
    }
    return n > 31 ? sat32((long) Integer.signum(value) << 40) : sat32((long) value << n);
  }

  /** 32-bit shift right, or left when negative. */
  static int lShr(int value, int n) {
    return lShl(value, -n);
  }

  /** 32-bit shift right with rounding. */
  static int lShrR(int value, int n) {
    if (n > 31) {
      return 0;
    }
    return n > 0 ? (value >> n) + ((value >> (n - 1)) & 1) : lShl(value, -n);
  }

  /** Upper half, rounded. */
  static int round(int value) {
    return value >= 0x7fff8000 ? 32767 : (value + 0x8000) >> 16;
  }

  /** Left shifts that normalise a 32-bit value. */
  static int norm32(int value) {
    return value == 0 ? 0 : Integer.numberOfLeadingZeros(value ^ (value >> 31)) - 1;
  }

  /** Left shifts that normalise a 16-bit value. */
  static int norm16(int value) {
    return value == 0 ? 0 : Integer.numberOfLeadingZeros(value ^ (value >> 31)) - 17;
  }

  /** Q15 quotient of 0 &lt;= numerator &lt;= denominator; full scale where it would not fit. */
  static int div(int numerator, int denominator) {
    return numerator >= denominator ? 32767 : (numerator << 15) / denominator;
  }

  /** Absolute value, 16 bits. */
  static int abs16(int value) {
    return value == -32768 ? 32767 : Math.abs(value);
  }

  /** Absolute value, 32 bits. */
  static int abs32(int value) {
    return value == MIN_32 ? MAX_32 : Math.abs(value);
  }
}
