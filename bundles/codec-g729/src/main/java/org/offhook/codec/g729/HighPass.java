package org.offhook.codec.g729;

/**
 * A second-order high-pass filter with a recursion in double precision (ITU-T G.729 3.1, 4.2.5).
 */
final class HighPass {
  private final int zero;
  private final int pole1;
  private final int pole2;
  private final int shift;
  private final int gain;
  private int x1;
  private int x2;
  private int y1;
  private int y2;

  private HighPass(int zero, int pole1, int pole2, int shift, int gain) {
    this.zero = zero;
    this.pole1 = pole1;
    this.pole2 = pole2;
    this.shift = shift;
    this.gain = gain;
  }

  /** In front of the encoder: 140 Hz, and halves the signal. */
  static HighPass input() {
    return new HighPass(1899, 7807, -3733, 3, 0);
  }

  /** Behind the decoder: 100 Hz, and doubles the signal. */
  static HighPass output() {
    return new HighPass(7699, 15836, -7667, 2, 1);
  }

  /** The next sample. */
  int next(int x) {
    long acc = (long) Wide.mul16(y1, pole1) + Wide.mul16(y2, pole2);
    acc += 2L * zero * (x - 2 * x1 + x2);
    x2 = x1;
    x1 = x;
    y2 = y1;
    y1 = Fixed.lShl(Fixed.sat32(acc), shift);
    return Fixed.round(Fixed.lShl(y1, gain));
  }
}
