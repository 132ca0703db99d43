package org.offhook.media;

/**
 * Changes the sample rate by a whole factor up or down (8, 16, 24, 48 kHz), with a windowed-sinc
 * low pass at the lower of both bands. No allocation after construction.
 */
final class Resampler {
  private static final int LOBES = 12;

  private final int up;
  private final int down;
  private final float[][] phases;
  private final float[] line;
  private final int taps;
  private int filled;
  private int phase;

  private Resampler(int up, int down) {
    this.up = up;
    this.down = down;
    int factor = Math.max(up, down);
    this.taps = 2 * LOBES * factor / up;
    this.phases = design(up, factor, taps);
    this.line = new float[taps];
  }

  /** From one rate to the other; null when they are equal. */
  static Resampler between(int from, int to) {
    if (from == to) {
      return null;
    }
    int common = gcd(from, to);
    return new Resampler(to / common, from / common);
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  private static float[][] design(int up, int factor, int taps) {
    float[][] phases = new float[up][taps];
    int length = taps * up;
    double center = (length - 1) / 2.0;
    // A little below the band edge, so that the transition ends where aliases begin.
    double cutoff = 0.92 / factor;
    double sum = 0;
    double[] filter = new double[length];
    for (int i = 0; i < length; i++) {
      double x = i - center;
      double sinc = x == 0 ? cutoff : Math.sin(Math.PI * cutoff * x) / (Math.PI * x);
      double w = 2 * Math.PI * i / (length - 1);
      filter[i] = sinc * (0.42 - 0.5 * Math.cos(w) + 0.08 * Math.cos(2 * w));
      sum += filter[i];
    }
    for (int i = 0; i < length; i++) {
      phases[i % up][i / up] = (float) (filter[i] * up / sum);
    }
    return phases;
  }

  /**
   * Converts.
   *
   * @param length samples in; a multiple of the factor gives exactly the same multiple out
   * @return samples out
   */
  int convert(short[] in, int length, short[] out) {
    int made = 0;
    for (int i = 0; i < length; i++) {
      filled = filled == 0 ? taps - 1 : filled - 1;
      line[filled] = in[i];
      while (phase < up) {
        out[made++] = Audio.clip(sum(phases[phase]));
        phase += down;
      }
      phase -= up;
    }
    return made;
  }

  private float sum(float[] filter) {
    float sum = 0;
    int first = taps - filled;
    for (int i = 0; i < first; i++) {
      sum += filter[i] * line[filled + i];
    }
    for (int i = first; i < taps; i++) {
      sum += filter[i] * line[i - first];
    }
    return sum;
  }
}
