package org.offhook.codec.g729;

import java.util.Random;

/** Something like speech, made up: voiced sounds of moving pitch, hisses, pauses, faint noise. */
final class Speech {
  private static final double[][] VOWELS = {
    {730, 1090, 2440}, {270, 2290, 3010}, {300, 870, 2240}, {530, 1840, 2480}, {570, 840, 2410}
  };

  private final Random random;
  private final double[] state = new double[6];
  private double phase;

  private Speech(long seed) {
    random = new Random(seed);
  }

  /** So many seconds at 8 kHz, always the same for a seed. */
  static short[] seconds(int seconds, long seed) {
    Speech speech = new Speech(seed);
    short[] pcm = new short[seconds * 8000];
    int at = 0;
    while (at < pcm.length) {
      at = speech.sound(pcm, at);
    }
    return pcm;
  }

  private int sound(short[] pcm, int at) {
    int kind = random.nextInt(5);
    int length =
        Math.min(pcm.length - at, 800 + random.nextInt(kind == 0 ? 6000 : kind == 1 ? 800 : 2400));
    double[] formants = VOWELS[random.nextInt(VOWELS.length)];
    double pitch = 90 + random.nextInt(130);
    double glide = (random.nextDouble() - 0.5) * 20 / length;
    for (int i = 0; i < length; i++) {
      double envelope = Math.min(1, Math.min(i, length - i) / 400.0);
      double source = kind == 0 ? 0 : kind == 1 ? random.nextGaussian() : voice(pitch + glide * i);
      double loud = kind == 1 ? 500 * source : 16000 * shaped(source, formants);
      pcm[at + i] = (short) Math.round(envelope * loud + 8 * random.nextGaussian());
    }
    return at + length;
  }

  private double voice(double pitch) {
    phase += pitch / 8000;
    if (phase >= 1) {
      phase -= 1;
      return 1;
    }
    return -0.01 + 0.002 * random.nextGaussian();
  }

  private double shaped(double source, double[] formants) {
    double signal = source;
    for (int i = 0; i < 3; i++) {
      double r = 0.975 - 0.01 * i;
      double c = 2 * r * Math.cos(2 * Math.PI * formants[i] / 8000);
      double out = signal * (1 - r) * 9 + c * state[2 * i] - r * r * state[2 * i + 1];
      state[2 * i + 1] = state[2 * i];
      state[2 * i] = out;
      signal = out;
    }
    return Math.max(-1.9, Math.min(1.9, signal * 3));
  }
}
