package org.offhook.codec.g729;

/** Keeps the level of the postfiltered speech at that of its input (ITU-T G.729 A.4.2.4). */
final class GainControl {
  private int gain = 4096;

  /** Scales a subframe of output in place. */
  void apply(int[] input, int inputAt, int[] output, int outputAt) {
    int out = energy(output, outputAt);
    if (out == 0) {
      gain = 0;
      return;
    }
    int step = Fixed.mult(ratio(energy(input, inputAt), out), 3276);
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      gain = Fixed.sat16(Fixed.mult(gain, 29491) + step);
      output[outputAt + i] = Fixed.lShl(Fixed.lMult(output[outputAt + i], gain), 3) >> 16;
    }
  }

  private static int energy(int[] signal, int at) {
    long sum = 0;
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      int sample = signal[at + i] >> 2;
      sum += (long) sample * sample;
    }
    return Fixed.sat32(sum << 1);
  }

  /** sqrt(in/out), Q12. */
  private static int ratio(int in, int out) {
    if (in == 0) {
      return 0;
    }
    int outShift = Fixed.norm32(out) - 1;
    int inShift = Fixed.norm32(in);
    int quotient =
        Fixed.div(Fixed.round(Fixed.lShl(out, outShift)), Fixed.round(Fixed.lShl(in, inShift)));
    int scaled = Fixed.lShr(quotient << 7, outShift - inShift);
    return Fixed.round(Fixed.lShl(Elementary.inverseRoot(scaled), 9));
  }
}
