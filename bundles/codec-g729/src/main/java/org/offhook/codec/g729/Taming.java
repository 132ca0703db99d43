package org.offhook.codec.g729;

/**
 * Watches how a transmission error would grow through the adaptive codebook, and asks for a lower
 * pitch gain in time (ITU-T G.729 3.9.3).
 */
final class Taming {
  private static final int LIMIT = 983040000;
  private final int[] error = {0x4000, 0x4000, 0x4000, 0x4000};

  private static int zone(int sample) {
    return Math.min(3, sample / Frame.SUBFRAME);
  }

  /** True when the gain of this delay must be held below one. */
  boolean needed(int whole, int third) {
    int lag = third > 0 ? whole + 1 : whole;
    int first = zone(Math.max(0, lag - Frame.SUBFRAME - 10));
    int last = zone(lag + 8);
    for (int i = first; i <= last; i++) {
      if (error[i] > LIMIT) {
        return true;
      }
    }
    return false;
  }

  /** Notes the gain (Q14) chosen for a delay. */
  void update(int gain, int lag) {
    int worst;
    if (lag < Frame.SUBFRAME) {
      int once = grown(error[0], gain);
      worst = Math.max(once, grown(once, gain));
    } else {
      worst = -1;
      for (int i = zone(lag - Frame.SUBFRAME); i <= zone(lag - 1); i++) {
        worst = Math.max(worst, grown(error[i], gain));
      }
    }
    System.arraycopy(error, 0, error, 1, 3);
    error[0] = worst;
  }

  private static int grown(int value, int gain) {
    return Fixed.sat32(0x4000L + Fixed.lShl(Wide.mul16(value, gain), 1));
  }
}
