package org.offhook.dtmf;

import java.util.Arrays;
import java.util.Random;

/** Makes what a detector may hear. */
final class Voice {
  private final int rate;
  private short[] pcm = new short[0];
  private final Random random = new Random(7);

  Voice(int rate) {
    this.rate = rate;
  }

  /** Peak of a sine of this level. */
  static double amplitude(double dbm0) {
    return 32767 * Math.pow(10, (dbm0 - 3.14) / 20);
  }

  Voice silence(double millis) {
    pcm = Arrays.copyOf(pcm, pcm.length + (int) Math.round(millis * rate / 1000));
    return this;
  }

  Voice digit(char digit, double millis) {
    return tones(digit, millis, 0, 0, -10, -10);
  }

  /** A digit whose frequencies are off by these percentages, at these levels (low, high). */
  Voice tones(char digit, double millis, double offLow, double offHigh, double low, double high) {
    double[] hertz = Digit.frequencies(digit);
    return sines(
        millis,
        new double[] {hertz[0] * (1 + offLow / 100), hertz[1] * (1 + offHigh / 100)},
        new double[] {amplitude(low), amplitude(high)});
  }

  Voice sines(double millis, double[] hertz, double[] amplitudes) {
    int from = pcm.length;
    silence(millis);
    for (int i = from; i < pcm.length; i++) {
      double sum = 0;
      for (int k = 0; k < hertz.length; k++) {
        sum += amplitudes[k] * Math.sin(2 * Math.PI * hertz[k] * (i - from) / rate + k);
      }
      pcm[i] = clip(sum);
    }
    return this;
  }

  /** Adds white noise of this power to all there is. */
  Voice noise(double dbm0) {
    double sigma = amplitude(dbm0) / Math.sqrt(2);
    for (int i = 0; i < pcm.length; i++) {
      pcm[i] = clip(pcm[i] + sigma * random.nextGaussian());
    }
    return this;
  }

  /** Vowels: harmonics of a gliding voice, three formants that move, syllables that come and go. */
  Voice speech(double seconds) {
    int from = pcm.length;
    silence(1000 * seconds);
    double phase = 0;
    double pitch = 120;
    double[] formants = {500, 1500, 2500};
    double[] aims = formants.clone();
    double loudness = 0;
    double aim = 1;
    for (int i = from; i < pcm.length; i++) {
      if ((i - from) % (rate / 8) == 0) {
        aim = random.nextInt(4) == 0 ? 0 : 0.3 + random.nextDouble();
        aims[0] = 250 + 650 * random.nextDouble();
        aims[1] = 800 + 1400 * random.nextDouble();
        aims[2] = 2200 + 900 * random.nextDouble();
      }
      pitch += (80 + 180 * random.nextDouble() - pitch) * 0.0005;
      loudness += (aim - loudness) * 0.002;
      for (int f = 0; f < 3; f++) {
        formants[f] += (aims[f] - formants[f]) * 0.0015;
      }
      phase += pitch / rate;
      double sum = 0;
      for (int h = 1; h * pitch < 3400; h++) {
        double gain = 0;
        for (double formant : formants) {
          double off = (h * pitch - formant) / 90;
          gain += 1 / (1 + off * off);
        }
        sum += gain * Math.sin(2 * Math.PI * h * phase);
      }
      pcm[i] = clip(6000 * loudness * sum);
    }
    return this;
  }

  /** Chords of three notes of the tempered scale with four harmonics each. */
  Voice music(double seconds) {
    for (double t = 0; t < seconds; t += 0.2) {
      double[] hertz = new double[12];
      double[] amplitudes = new double[12];
      for (int n = 0; n < 3; n++) {
        double note = 220 * Math.pow(2, random.nextInt(30) / 12.0);
        for (int h = 0; h < 4; h++) {
          hertz[4 * n + h] = note * (h + 1);
          amplitudes[4 * n + h] = 4000.0 / (h + 1);
        }
      }
      sines(200, hertz, amplitudes);
    }
    return this;
  }

  private static short clip(double sample) {
    return (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(sample)));
  }

  /** What the detector hears in it. */
  String digits() {
    return digits(pcm, rate);
  }

  static String digits(short[] pcm, int rate) {
    var heard = new StringBuilder();
    var detector = new ToneDetector(rate, heard::append);
    int tick = rate / 50;
    for (int at = 0; at < pcm.length; at += tick) {
      int length = Math.min(tick, pcm.length - at);
      detector.hear(Arrays.copyOfRange(pcm, at, at + length), length);
    }
    return heard.toString();
  }
}
