package org.offhook.codec.g729;

/** The gain at which pulses are repeated at the pitch delay, from the last pitch gain (3.8). */
final class Sharpness {
  /** 0.2 in Q14. */
  static final int LEAST = 3277;

  private static final int MOST = 13017;

  private Sharpness() {}

  /** The gain within its bounds. */
  static int of(int pitchGain) {
    return Math.max(LEAST, Math.min(MOST, pitchGain));
  }
}
