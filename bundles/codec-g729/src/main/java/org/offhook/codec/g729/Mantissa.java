package org.offhook.codec.g729;

/** A scalar product as 16 bits and an exponent, as gain quantisation wants it. */
final class Mantissa {
  private int value;
  private int exponent;

  /** The 16 upper bits, normalised. */
  int value() {
    return value;
  }

  /** Number of fraction bits. */
  int exponent() {
    return exponent;
  }

  /** Sets it. */
  void set(int newValue, int newExponent) {
    value = newValue;
    exponent = newExponent;
  }

  /** Normalises a 32-bit value with so many fraction bits. */
  void normalise(int wide, int fraction) {
    int shift = Fixed.norm32(wide);
    set(Fixed.round(Fixed.lShl(wide, shift)), fraction + shift - 16);
  }
}
