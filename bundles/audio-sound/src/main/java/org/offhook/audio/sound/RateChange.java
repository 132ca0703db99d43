package org.offhook.audio.sound;

/**
 * Changes a rate by a whole factor, up or down, through a windowed-sinc low-pass. Allocates nothing
 * once made.
 */
final class RateChange {
  private static final int CROSSINGS = 12;

  private final int up;
  private final int down;
  private final float[] taps;
  private final float[] history;
  private int phase;

  /**
   * One of both rates is a multiple of the other.
   *
   * @throws IllegalArgumentException when it is not
   */
  RateChange(int from, int to) {
    if (from % to != 0 && to % from != 0) {
      throw new IllegalArgumentException(from + " Hz to " + to + " Hz is no whole factor");
    }
    up = Math.max(1, to / from);
    down = Math.max(1, from / to);
    int factor = Math.max(up, down);
    taps = factor == 1 ? new float[] {1} : lowPass(factor, up);
    history = new float[(taps.length + up - 1) / up];
  }

  /** How many samples come out, at most, for this many. */
  int room(int length) {
    return length * up / down + 1;
  }

  /** Takes samples in and gives out what they become; says how many. */
  int change(short[] in, int length, short[] out) {
    int made = 0;
    for (int i = 0; i < length; i++) {
      System.arraycopy(history, 0, history, 1, history.length - 1);
      history[0] = in[i];
      if (down == 1) {
        for (int p = 0; p < up; p++) {
          out[made++] = sum(p);
        }
      } else if (++phase == down) {
        phase = 0;
        out[made++] = sum(0);
      }
    }
    return made;
  }

  private short sum(int first) {
    float sum = 0;
    for (int t = first, h = 0; t < taps.length; t += up, h++) {
      sum += taps[t] * history[h];
    }
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum)));
  }

  /** Cut-off a little below half the lower rate, Hann window, gain made up for the zeros put in. */
  private static float[] lowPass(int factor, int gain) {
    int half = CROSSINGS * factor;
    float[] taps = new float[2 * half + 1];
    double cutOff = 0.92 / factor;
    for (int i = -half; i <= half; i++) {
      double x = Math.PI * cutOff * i;
      double sinc = i == 0 ? 1 : Math.sin(x) / x;
      double window = 0.5 + 0.5 * Math.cos(Math.PI * i / (half + 1));
      taps[half + i] = (float) (gain * cutOff * sinc * window);
    }
    return taps;
  }
}
