package org.offhook.codec.g729;

/** Windowed autocorrelation of the input, normalised (ITU-T G.729 3.2.1). */
final class Autocorrelation {
  /** Lags for activity detection; prediction needs the first eleven. */
  static final int LAGS = 13;

  /** Samples of the window. */
  static final int WINDOW = 240;

  private static final int[] WEIGHTS = Numbers.load("analysis-window.txt");

  /** Lag window, 60 Hz and a noise floor of 1.0001, Q31. */
  private static final int[] LAG_WINDOW = {
    Fixed.MAX_32,
    wide(32728, 11904),
    wide(32619, 17280),
    wide(32438, 30720),
    wide(32187, 25856),
    wide(31867, 24192),
    wide(31480, 28992),
    wide(31029, 24384),
    wide(30517, 7360),
    wide(29946, 19520),
    wide(29321, 14784),
    wide(28645, 22092),
    wide(27923, 12924)
  };

  private final int[] windowed = new int[WINDOW];
  private final int[] values = new int[LAGS];
  private int exponent;

  private static int wide(int upper, int lower) {
    return (upper << 16) | (lower << 1);
  }

  /** Values in Q31, normalised by the first. */
  int[] values() {
    return values;
  }

  /** Scaling of the values. */
  int exponent() {
    return exponent;
  }

  /** Analyses the window at this place. */
  void analyse(int[] signal, int at, int lags) {
    for (int i = 0; i < WINDOW; i++) {
      windowed[i] = (signal[at + i] * WEIGHTS[i] + 0x4000) >> 15;
    }
    exponent = 1;
    long energy = energy();
    while (energy > Fixed.MAX_32) {
      for (int i = 0; i < WINDOW; i++) {
        windowed[i] >>= 2;
      }
      exponent += 4;
      energy = energy();
    }
    int shift = Fixed.norm32((int) energy);
    exponent -= shift;
    values[0] = (int) energy << shift;
    for (int lag = 1; lag < lags; lag++) {
      values[lag] = (correlate(lag) << 1) << shift;
    }
  }

  private long energy() {
    long sum = 0;
    for (int i = 0; i < WINDOW; i++) {
      sum += (long) windowed[i] * windowed[i];
    }
    return 1 + (sum << 1);
  }

  /** Cannot overflow: no larger than half the energy. */
  private int correlate(int lag) {
    int sum = 0;
    for (int i = 0; i < WINDOW - lag; i++) {
      sum += windowed[i] * windowed[i + lag];
    }
    return sum;
  }

  /** Applies the lag window. */
  void window(int lags) {
    for (int i = 1; i < lags; i++) {
      values[i] = Wide.mul32(values[i], LAG_WINDOW[i]);
    }
  }
}
