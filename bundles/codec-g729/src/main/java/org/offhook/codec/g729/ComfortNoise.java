package org.offhook.codec.g729;

import java.util.Arrays;

/**
 * The excitation of comfort noise: a random adaptive vector, random pulses and white noise, scaled
 * together to the wanted energy (Annex B 4.4).
 */
final class ComfortNoise {
  /** Seed of the first noise frame after speech. */
  static final int SEED = 11111;

  private static final int MAX_PULSE = 5000;

  private final NoiseSource source = new NoiseSource(SEED);
  private final int[] white = new int[Frame.SUBFRAME];
  private final int[] scaled = new int[Frame.SUBFRAME];
  private final int[] position = new int[4];
  private final boolean[] positive = new boolean[4];
  private int lag;
  private int third;
  private int adaptiveGain;
  private int gain;

  /** Starts the random sequence again, with each speech frame. */
  void reset() {
    source.reset(SEED);
  }

  /** Follows the level of the descriptor; at once for the first noise frame. */
  void follow(int target, boolean first) {
    gain = first ? target : Fixed.sat16(Fixed.multR(gain, 28672) + Fixed.multR(target, 4096));
  }

  /**
   * Writes the excitation of a frame.
   *
   * @param excitation buffer with its past
   * @param at start of the frame
   * @param taming told of each subframe, at the encoder; or null
   */
  void fill(int[] excitation, int at, Taming taming) {
    for (int half = 0; half < 2; half++) {
      int start = at + half * Frame.SUBFRAME;
      if (gain == 0) {
        Arrays.fill(excitation, start, start + Frame.SUBFRAME, 0);
        adaptiveGain = 0;
        lag = Frame.SUBFRAME + 1;
      } else {
        subframe(excitation, start);
      }
      if (taming != null) {
        taming.update(adaptiveGain, lag);
      }
    }
  }

  private void subframe(int[] excitation, int at) {
    draw();
    whiten();
    AdaptiveCodebook.fill(excitation, at, lag, third);
    int peak = 0;
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      int sample = Fixed.sat16(Fixed.multR(excitation[at + i], adaptiveGain << 1) + white[i]);
      excitation[at + i] = sample;
      peak = Math.max(peak, Fixed.abs16(sample));
    }
    int pulse = pulseGain(excitation, at, peak);
    for (int i = 0; i < 4; i++) {
      int p = at + position[i];
      excitation[p] = Fixed.sat16(excitation[p] + (positive[i] ? pulse : -pulse));
    }
  }

  /** Draws delay, pulses and adaptive gain. */
  private void draw() {
    int bits = source.next();
    third = (bits & 3) - 1;
    if (third == 2) {
      third = 0;
    }
    lag = ((bits >> 2) & 0x3f) + 40;
    position[0] = ((bits >> 8) & 7) * 5;
    positive[0] = ((bits >> 11) & 1) != 0;
    position[1] = ((bits >> 12) & 7) * 5 + 1;
    positive[1] = ((bits >> 15) & 1) != 0;
    bits = source.next();
    position[2] = (bits & 7) * 5 + 2;
    positive[2] = ((bits >> 3) & 1) != 0;
    position[3] = ((bits >> 5) & 7) * 5 + 3 + ((bits >> 4) & 1);
    positive[3] = ((bits >> 8) & 1) != 0;
    adaptiveGain = source.next() & 0x1fff;
  }

  /** Draws white noise of half the wanted amplitude. */
  private void whiten() {
    long energy = 0;
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      white[i] = source.gaussian();
      energy += (long) white[i] * white[i];
    }
    int root = Elementary.inverseRoot(Fixed.sat32(energy << 1) >> 1);
    int amplitude = Wide.mul16(root, Fixed.sat16(gain + Fixed.multR(gain, 19043)));
    int shift = Fixed.norm32(amplitude);
    int mantissa = Fixed.lShl(amplitude, shift) >> 16;
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      white[i] = Fixed.shrR(Fixed.multR(white[i], mantissa), shift - 14);
    }
  }

  /**
   * Solves for the pulse amplitude that gives the wanted energy; drops the adaptive part if none.
   */
  private int pulseGain(int[] excitation, int at, int peak) {
    int shift = peak == 0 ? 0 : Math.max(0, 3 - Fixed.norm16(peak));
    long energy = 0;
    for (int i = 0; i < Frame.SUBFRAME; i++) {
      scaled[i] = excitation[at + i] >> shift;
      energy += (long) scaled[i] * scaled[i];
    }
    int wanted = Fixed.lMult(gain, (short) (Fixed.lMult(gain, Frame.SUBFRAME) >> 6));
    int cross = crossing(scaled, 0) >> 1;
    long rest = (long) Fixed.lShr(wanted, 1 + 2 * shift) - Fixed.sat32(energy << 1);
    int delta = Fixed.lMac(Fixed.sat32(rest), cross, cross);
    shift++;
    if (delta < 0) {
      System.arraycopy(white, 0, excitation, at, Frame.SUBFRAME);
      adaptiveGain = 0;
      shift = loud() ? 2 : 1;
      cross = crossing(white, shift);
      int share = Fixed.lShr(Wide.mul16(wanted, 24576), 2 * shift - 1);
      delta = Fixed.lMac(share, cross, cross);
    }
    return nearest(root(delta), cross, shift);
  }

  private int crossing(int[] signal, int shift) {
    int sum = 0;
    for (int i = 0; i < 4; i++) {
      int sample = signal[position[i]] >> shift;
      sum = Fixed.sat16(positive[i] ? sum + sample : sum - sample);
    }
    return sum;
  }

  private boolean loud() {
    int bits = 0;
    for (int p : position) {
      bits |= Fixed.abs16(white[p]);
    }
    return (bits & 0x4000) != 0;
  }

  private static int nearest(int root, int cross, int shift) {
    int one = Fixed.sat16(root - cross);
    int other = Fixed.sat16(-Fixed.sat16(cross + root));
    int best = Fixed.abs16(other) < Fixed.abs16(one) ? other : one;
    return Math.max(-MAX_PULSE, Math.min(MAX_PULSE, Fixed.shrR(best, 2 - shift)));
  }

  /** sqrt(value/2), bit by bit. */
  private static int root(int value) {
    int root = 0;
    for (int bit = 0x4000; bit > 1; bit >>= 1) {
      int trial = Fixed.sat16(root + bit);
      if ((long) value - Fixed.lMult(trial, trial) >= 0) {
        root = trial;
      }
    }
    return root;
  }
}
