package org.offhook.codec.g722;

import java.util.Random;

/** Ten seconds of sound that tries a codec: a sweep, speech-like noise, full scale, silence. */
final class Signal {
  private static final int RATE = 16_000;

  private Signal() {}

  static short[] mixed() {
    short[] pcm = new short[10 * RATE];
    Random random = new Random(722);
    double phase = 0;
    double filtered = 0;
    for (int i = 0; i < pcm.length; i++) {
      int second = i / RATE;
      double t = (double) (i % RATE) / RATE;
      double value;
      if (second < 4) {
        phase += 2 * Math.PI * (100 + 6500 * (second + t) / 4) / RATE;
        value = 9000 * Math.sin(phase);
      } else if (second < 7) {
        filtered = 0.8 * filtered + random.nextGaussian() * 900;
        value = filtered * (1 + Math.sin(2 * Math.PI * 4 * t));
      } else if (second < 8) {
        value = (i / 40) % 2 == 0 ? Short.MAX_VALUE : Short.MIN_VALUE;
      } else if (second < 9) {
        value = 0;
      } else {
        value = 300 * Math.sin(2 * Math.PI * 3000 * t);
      }
      pcm[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, value));
    }
    return pcm;
  }

  /** Correlation of the first seven seconds at the best of the first hundred delays. */
  static double likeness(short[] original, short[] heard) {
    double best = 0;
    int length = 7 * RATE;
    for (int delay = 0; delay < 100; delay++) {
      double cross = 0;
      double a = 1;
      double b = 1;
      for (int i = 0; i < length - 100; i++) {
        cross += (double) original[i] * heard[i + delay];
        a += (double) original[i] * original[i];
        b += (double) heard[i + delay] * heard[i + delay];
      }
      best = Math.max(best, cross / Math.sqrt(a * b));
    }
    return best;
  }
}
