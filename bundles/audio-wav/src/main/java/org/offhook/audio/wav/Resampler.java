package org.offhook.audio.wav;

/**
 * Changes the rate of a stream by band-limited interpolation: each output sample is the input seen
 * through a Kaiser-windowed sinc whose cut-off is below half the lower of both rates, so that
 * nothing folds back. Positions are exact fractions; there is no drift.
 */
final class Resampler {
  /** Zero crossings of the sinc on each side. */
  private static final int CROSSINGS = 32;

  /** Table entries from one crossing to the next; between them it is interpolated. */
  private static final int STEPS = 256;

  private static final double KAISER_BETA = 8.5;
  private static final double ROLL_OFF = 0.93;

  private final int inRate;
  private final int outRate;
  private final float[] table;
  private final double scale;
  private final int reach;
  private short[] history;
  private int held;

  /** Where the next output lies after history[reach], in units of 1/outRate input samples. */
  private long position;

  Resampler(int inRate, int outRate) {
    this.inRate = inRate;
    this.outRate = outRate;
    this.table = inRate == outRate ? null : table();
    this.scale = ROLL_OFF * Math.min(1, (double) outRate / inRate);
    this.reach = (int) Math.ceil(CROSSINGS / scale);
    this.history = new short[2 * reach + 2048];
    this.held = reach;
  }

  /** How many samples at most come out for this many in. */
  int room(int length) {
    return (int) ((long) (length + 2 * reach) * outRate / inRate) + 2;
  }

  /**
   * Takes samples in, gives out what can be computed from them.
   *
   * @param out at least {@link #room} long
   * @return number of samples given out
   */
  int resample(short[] in, int length, short[] out) {
    if (table == null) {
      System.arraycopy(in, 0, out, 0, length);
      return length;
    }
    append(in, length);
    int made = 0;
    while (reach + position / outRate + reach < held) {
      out[made++] = interpolate(reach + (int) (position / outRate), position % outRate);
      position += inRate;
    }
    forget();
    return made;
  }

  /** Gives out what is still inside, after the last sample came in. */
  int finish(short[] out) {
    return table == null ? 0 : resample(new short[reach], reach, out);
  }

  private short interpolate(int centre, long remainder) {
    double fraction = (double) remainder / outRate;
    double step = scale * STEPS;
    double sum = 0;
    for (int k = 0; k < reach; k++) {
      sum += history[centre - k] * weight((fraction + k) * step);
      sum += history[centre + 1 + k] * weight((1 - fraction + k) * step);
    }
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sum * scale)));
  }

  private double weight(double at) {
    int index = (int) at;
    if (index >= table.length - 1) {
      return 0;
    }
    double low = table[index];
    return low + (table[index + 1] - low) * (at - index);
  }

  private void append(short[] in, int length) {
    if (held + length > history.length) {
      history = java.util.Arrays.copyOf(history, held + length);
    }
    System.arraycopy(in, 0, history, held, length);
    held += length;
  }

  private void forget() {
    int whole = (int) Math.min(position / outRate, held - reach);
    System.arraycopy(history, whole, history, 0, held - whole);
    held -= whole;
    position -= (long) whole * outRate;
  }

  private static float[] table() {
    float[] table = new float[CROSSINGS * STEPS + 1];
    for (int i = 0; i < table.length; i++) {
      double x = (double) i / STEPS;
      double sinc = x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
      double across = x / CROSSINGS;
      double window = bessel(KAISER_BETA * Math.sqrt(1 - across * across)) / bessel(KAISER_BETA);
      table[i] = (float) (sinc * window);
    }
    return table;
  }

  /** Modified Bessel function of the first kind, order 0. */
  private static double bessel(double x) {
    double sum = 1;
    double term = 1;
    for (int k = 1; term > 1e-12 * sum; k++) {
      term *= x * x / (4.0 * k * k);
      sum += term;
    }
    return sum;
  }
}
