package org.offhook.benchmarks;

import java.util.Locale;

/**
 * What it cost to code a length of sound.
 *
 * @param encode CPU seconds to encode; NaN when not measured
 * @param decode CPU seconds to decode; NaN when not measured
 */
record CpuSeconds(double encode, double decode) {
  /** Below this the noise of starting a process is larger than what is measured. */
  private static final double MEASURABLE = 0.005;

  static final CpuSeconds UNKNOWN = new CpuSeconds(Double.NaN, Double.NaN);

  /** The less costly of both, for each direction: what else runs only ever adds. */
  CpuSeconds best(CpuSeconds other) {
    return new CpuSeconds(smaller(encode, other.encode), smaller(decode, other.decode));
  }

  private static double smaller(double one, double other) {
    return Double.isNaN(one) ? other : Double.isNaN(other) ? one : Math.min(one, other);
  }

  /** Scaled to another length of sound. */
  CpuSeconds times(double factor) {
    return new CpuSeconds(encode * factor, decode * factor);
  }

  static String show(double seconds) {
    if (Double.isNaN(seconds)) {
      return "-";
    }
    return String.format(Locale.ROOT, seconds < MEASURABLE ? "%.4f" : "%.3f", seconds);
  }

  static String ratio(double ours, double theirs) {
    return Double.isNaN(theirs) || theirs < MEASURABLE
        ? "-"
        : String.format(Locale.ROOT, "%.2f", ours / theirs);
  }
}
