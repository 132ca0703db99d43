package org.offhook.codec.opus;

import java.lang.annotation.Annotation;
import java.util.Random;

/** Sound to try the codec with, and how alike two sounds are. */
final class Sound {
  static final int FRAME = 960;
  private static final int RATE = 48_000;

  private Sound() {}

  /** The codec with this configuration. */
  static OpusCodec codec(int bitrate, boolean usedtx) {
    return new OpusCodec(
        new OpusConfig() {
          @Override
          public int bitrate() {
            return bitrate;
          }

          @Override
          public int complexity() {
            return 5;
          }

          @Override
          public boolean usedtx() {
            return usedtx;
          }

          @Override
          public Class<? extends Annotation> annotationType() {
            return OpusConfig.class;
          }
        });
  }

  /** The codec with nothing configured. */
  static OpusCodec codec() {
    return codec(32_000, false);
  }

  static short[] tone(int frames) {
    short[] pcm = new short[frames * FRAME];
    for (int i = 0; i < pcm.length; i++) {
      pcm[i] = (short) (9000 * Math.sin(2 * Math.PI * 440 * i / RATE));
    }
    return pcm;
  }

  /**
   * Like a voice: a buzz of changing pitch through two resonances, in syllables, never repeated.
   */
  static short[] voice(int seconds) {
    short[] pcm = new short[seconds * RATE];
    Random random = new Random(6716);
    double phase = 0;
    double[] low = new double[2];
    double[] high = new double[2];
    for (int i = 0; i < pcm.length; i++) {
      double t = (double) i / RATE;
      phase += (120 + 40 * Math.sin(1.3 * t) + 15 * Math.sin(7.1 * t)) / RATE;
      double buzz = phase - Math.floor(phase) - 0.5 + 0.05 * random.nextGaussian();
      double first = resonate(low, buzz, 450 + 200 * Math.sin(2.1 * t));
      double second = resonate(high, buzz, 1500 + 500 * Math.sin(1.7 * t));
      double syllable = Math.max(0, Math.sin(2 * Math.PI * 2.3 * t + Math.sin(t)));
      pcm[i] = (short) Math.max(-32_768, Math.min(32_767, 600 * syllable * (first + second / 2)));
    }
    return pcm;
  }

  private static double resonate(double[] state, double input, double frequency) {
    double radius = 0.995;
    double value =
        input
            + 2 * radius * Math.cos(2 * Math.PI * frequency / RATE) * state[0]
            - radius * radius * state[1];
    state[1] = state[0];
    state[0] = value;
    return value / 20;
  }

  static double level(short[] pcm, int from, int to, double frequency) {
    double real = 0;
    double imaginary = 0;
    for (int i = from; i < to; i++) {
      real += pcm[i] * Math.cos(2 * Math.PI * frequency * i / RATE);
      imaginary += pcm[i] * Math.sin(2 * Math.PI * frequency * i / RATE);
    }
    return 2 * Math.hypot(real, imaginary) / (to - from);
  }

  /** Correlation at the best delay up to 20 ms. */
  static double likeness(short[] original, short[] heard) {
    double best = 0;
    int length = Math.min(original.length, heard.length) - FRAME;
    for (int delay = 0; delay < FRAME; delay++) {
      double cross = 0;
      double a = 1;
      double b = 1;
      for (int i = 0; i < length; i += 3) {
        cross += (double) original[i] * heard[i + delay];
        a += (double) original[i] * original[i];
        b += (double) heard[i + delay] * heard[i + delay];
      }
      best = Math.max(best, cross / Math.sqrt(a * b));
    }
    return best;
  }
}
