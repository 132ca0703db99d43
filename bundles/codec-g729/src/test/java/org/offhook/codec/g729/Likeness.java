package org.offhook.codec.g729;

/** How alike two signals are. */
final class Likeness {
  private Likeness() {}

  /** Signal to difference ratio in dB. */
  static double snr(short[] reference, short[] other) {
    double signal = 0;
    double difference = 1e-9;
    for (int i = 0; i < Math.min(reference.length, other.length); i++) {
      double error = reference[i] - other[i];
      signal += (double) reference[i] * reference[i];
      difference += error * error;
    }
    return 10 * Math.log10(signal / difference);
  }

  /** Normalised correlation with the other signal coming so many samples later. */
  static double correlation(short[] reference, short[] other, int delay) {
    double cross = 0;
    double a = 1;
    double b = 1;
    for (int i = 0; i + delay < Math.min(reference.length, other.length); i++) {
      cross += (double) reference[i] * other[i + delay];
      a += (double) reference[i] * reference[i];
      b += (double) other[i + delay] * other[i + delay];
    }
    return cross / Math.sqrt(a * b);
  }

  /** Mean signal to noise ratio of the louder pieces of 20 ms, each held to -10 .. 35 dB. */
  static double segmental(short[] reference, short[] other, int delay) {
    double sum = 0;
    int pieces = 0;
    for (int at = 0; at + 160 + delay <= Math.min(reference.length, other.length); at += 160) {
      double signal = 0;
      double noise = 1;
      for (int i = at; i < at + 160; i++) {
        double error = reference[i] - other[i + delay];
        signal += (double) reference[i] * reference[i];
        noise += error * error;
      }
      if (signal > 160 * 100 * 100) {
        sum += Math.max(-10, Math.min(35, 10 * Math.log10(signal / noise)));
        pieces++;
      }
    }
    return sum / pieces;
  }
}
