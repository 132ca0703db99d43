package org.offhook.codec.g722;

/**
 * The adaptive predictor and scale factor of one band, the same in encoder and decoder (ITU-T G.722
 * sections 3.6.2 to 3.6.5).
 */
final class Band {
  private static final int MAX_POLE2 = 12_288;
  private static final int POLE_LIMIT = 15_360;

  private final int highestLog;
  private final int exponent;
  private int log;
  private int scale;
  private int pole1;
  private int pole2;
  private int partial1;
  private int partial2;
  private int reconstructed1;
  private int difference1;
  private int difference2;
  private int difference3;
  private int difference4;
  private int difference5;
  private int difference6;
  private int zero1;
  private int zero2;
  private int zero3;
  private int zero4;
  private int zero5;
  private int zero6;
  private int zeroPart;
  private int estimate;

  private Band(int scale, int highestLog, int exponent) {
    this.scale = scale;
    this.highestLog = highestLog;
    this.exponent = exponent;
  }

  static Band lower() {
    return new Band(32, 18_432, 8);
  }

  static Band upper() {
    return new Band(8, 22_528, 10);
  }

  /** What the next sample is expected to be. */
  int estimate() {
    return estimate;
  }

  /** The step of the quantizer. */
  int scale() {
    return scale;
  }

  /** Adapts the scale factor by the step that belongs to the code just sent. */
  void adaptScale(int step) {
    log = Math.max(0, Math.min(highestLog, (log * 127 >> 7) + step));
    int mantissa = Tables.ILB[log >> 6 & 31];
    int shift = exponent - (log >> 11);
    scale = (shift < 0 ? mantissa << -shift : mantissa >> shift) << 2;
  }

  /** Adapts the predictor by the quantized difference, and predicts the next sample. */
  void adaptPredictor(int difference) {
    int reconstructed = saturate(estimate + difference);
    int partial = saturate(zeroPart + difference);
    adaptPoles(partial);
    adaptZeros(difference);
    partial2 = partial1;
    partial1 = partial;
    int poles =
        saturate(
            (pole1 * saturate(2 * reconstructed) >> 15)
                + (pole2 * saturate(2 * reconstructed1) >> 15));
    reconstructed1 = reconstructed;
    estimate = saturate(poles + zeroPart);
  }

  private void adaptPoles(int partial) {
    boolean like1 = partial >= 0 == partial1 >= 0;
    boolean like2 = partial >= 0 == partial2 >= 0;
    int quadrupled = saturate(4 * pole1);
    int turned = Math.min(Short.MAX_VALUE, like1 ? -quadrupled : quadrupled);
    int second = (turned >> 7) + (like2 ? 128 : -128) + (pole2 * 32_512 >> 15);
    second = Math.max(-MAX_POLE2, Math.min(MAX_POLE2, second));
    int first = saturate((like1 ? 192 : -192) + (pole1 * 32_640 >> 15));
    int limit = saturate(POLE_LIMIT - second);
    pole1 = Math.max(-limit, Math.min(limit, first));
    pole2 = second;
  }

  private void adaptZeros(int difference) {
    int step = difference == 0 ? 0 : 128;
    int sign = difference >> 15;
    zero6 = zero(zero6, difference6, sign, step);
    zero5 = zero(zero5, difference5, sign, step);
    zero4 = zero(zero4, difference4, sign, step);
    zero3 = zero(zero3, difference3, sign, step);
    zero2 = zero(zero2, difference2, sign, step);
    zero1 = zero(zero1, difference1, sign, step);
    difference6 = difference5;
    difference5 = difference4;
    difference4 = difference3;
    difference3 = difference2;
    difference2 = difference1;
    difference1 = difference;
    zeroPart =
        saturate(
            (zero6 * saturate(2 * difference6) >> 15)
                + (zero5 * saturate(2 * difference5) >> 15)
                + (zero4 * saturate(2 * difference4) >> 15)
                + (zero3 * saturate(2 * difference3) >> 15)
                + (zero2 * saturate(2 * difference2) >> 15)
                + (zero1 * saturate(2 * difference1) >> 15));
  }

  private static int zero(int zero, int difference, int sign, int step) {
    return saturate((difference >> 15 == sign ? step : -step) + (zero * 32_640 >> 15));
  }

  static int saturate(int value) {
    return value > Short.MAX_VALUE
        ? Short.MAX_VALUE
        : value < Short.MIN_VALUE ? Short.MIN_VALUE : value;
  }
}
