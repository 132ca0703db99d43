package org.offhook.dtmf;

/**
 * Hears DTMF digits in a voice (ITU-T Q.24). A digit counts when two tones, one of each group, are
 * nearly all there is to hear, near enough in frequency and level, for long enough: 40 ms always
 * do, 23 ms never. A gap up to 10 ms does not divide a digit, one of 40 ms does. Speech seldom
 * holds so clean a pair for so long, which is the protection against it. Allocates nothing once
 * made.
 */
final class ToneDetector {
  /** Each tone must be above -38 dBm0; 0 dBm0 is 3.14 dB below a full-scale sine. */
  private static final double LEAST_POWER =
      Math.pow(32767, 2) / 2 * Math.pow(10, (-38 - 3.14) / 10);

  /** High group above low group at most, and the other way round, as ratios of power. */
  private static final double TWIST = Math.pow(10, 0.55);

  private static final double REVERSE_TWIST = Math.pow(10, 0.95);

  /** Share of all power that the two tones must have. */
  private static final double SHARE = 0.72;

  /** A tone must be above the others of its group by this, as ratio of power. */
  private static final double SELECTIVITY = 4;

  /** Deviation of a frequency allowed: 1.5 % must pass, 3.5 % must not. */
  private static final double DEVIATION = 0.023;

  /** Steps of 5 ms with the same digit before it counts. */
  private static final int HITS = 5;

  /** Steps of 5 ms without it before it may count again. */
  private static final int MISSES = 6;

  private final ToneAnalysis analysis;
  private final Listener listener;
  private char candidate;
  private int hits;
  private char pressed;
  private int misses;

  ToneDetector(int sampleRate, Listener listener) {
    this.analysis = new ToneAnalysis(sampleRate);
    this.listener = listener;
  }

  /** Hears on. */
  void hear(short[] pcm, int length) {
    for (int i = 0; i < length; i++) {
      if (analysis.add(pcm[i])) {
        judge(look());
      }
    }
  }

  private void judge(char seen) {
    hits = seen != 0 && seen == candidate ? hits + 1 : 1;
    candidate = seen;
    if (pressed != 0 && seen != pressed && ++misses >= MISSES) {
      pressed = 0;
    }
    if (seen == 0 || hits < HITS) {
      return;
    }
    misses = 0;
    if (seen != pressed) {
      pressed = seen;
      listener.onDigit(seen);
    }
  }

  /** The digit that fills the window, or 0. */
  private char look() {
    int row = strongest(0);
    int column = strongest(4);
    double low = analysis.power(row);
    double high = analysis.power(column);
    boolean clean =
        low > LEAST_POWER
            && high > LEAST_POWER
            && high < low * TWIST
            && low < high * REVERSE_TWIST
            && low + high > SHARE * analysis.power()
            && near(row, Digit.ROWS[row])
            && near(column, Digit.COLUMNS[column - 4])
            && alone(row, 0, low)
            && alone(column, 4, high);
    return clean ? Digit.at(row, column - 4) : 0;
  }

  private int strongest(int first) {
    int best = first;
    for (int i = first + 1; i < first + 4; i++) {
      if (analysis.narrowPower(i) > analysis.narrowPower(best)) {
        best = i;
      }
    }
    return best;
  }

  private boolean near(int i, double hertz) {
    return Math.abs(analysis.deviation(i)) < DEVIATION * hertz;
  }

  private boolean alone(int best, int first, double power) {
    for (int i = first; i < first + 4; i++) {
      if (i != best && SELECTIVITY * analysis.narrowPower(i) > power) {
        return false;
      }
    }
    return true;
  }

  /** Told of each digit, once, while it still sounds. */
  interface Listener {
    /** One of {@code 0-9 * # A-D}. */
    void onDigit(char digit);
  }
}
