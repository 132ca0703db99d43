package org.offhook.benchmarks;

import java.util.Random;

/**
 * Sound like a voice: a buzz of changing pitch through two resonances, in syllables, with a little
 * breath. The same at each run, and never periodic, so that no codec has it easier than with
 * people.
 */
final class Speech {
  private Speech() {}

  static short[] make(int seconds, int rate) {
    short[] pcm = new short[seconds * rate];
    Random random = new Random(711);
    double phase = 0;
    double[] low = new double[2];
    double[] high = new double[2];
    for (int i = 0; i < pcm.length; i++) {
      double t = (double) i / rate;
      phase += (120 + 40 * Math.sin(1.3 * t) + 15 * Math.sin(7.1 * t)) / rate;
      double buzz = phase - Math.floor(phase) - 0.5 + 0.05 * random.nextGaussian();
      double first = resonate(low, buzz, (450 + 200 * Math.sin(2.1 * t)) / rate);
      double second = resonate(high, buzz, (1500 + 500 * Math.sin(1.7 * t)) / rate);
      double syllable = Math.max(0, Math.sin(2 * Math.PI * 2.3 * t + Math.sin(t)));
      double value = 600 * syllable * (first + second / 2);
      pcm[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
    }
    return pcm;
  }

  private static double resonate(double[] state, double input, double frequency) {
    double radius = 0.98;
    double value =
        input
            + 2 * radius * Math.cos(2 * Math.PI * frequency) * state[0]
            - radius * radius * state[1];
    state[1] = state[0];
    state[0] = value;
    return value;
  }
}
