package org.offhook.audio.wav;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {
  /** Resamples in pieces of uneven length, as a stream does. */
  static short[] all(short[] in, int from, int to) {
    var resampler = new Resampler(from, to);
    short[] out = new short[(int) ((long) in.length * to / from) + 10_000];
    int made = 0;
    int piece = 77;
    for (int at = 0; at < in.length; at += piece) {
      int length = Math.min(piece, in.length - at);
      short[] part = new short[resampler.room(length)];
      int n = resampler.resample(Arrays.copyOfRange(in, at, at + length), length, part);
      System.arraycopy(part, 0, out, made, n);
      made += n;
    }
    short[] rest = new short[resampler.room(4096)];
    int n = resampler.finish(rest);
    System.arraycopy(rest, 0, out, made, n);
    return Arrays.copyOf(out, made + n);
  }

  /** Signal to noise in dB against the ideal sine, leaving out both ends. */
  private static double quality(double hertz, int from, int to) {
    short[] in = WavFile.sine(hertz, from, from, 20000);
    short[] out = all(in, from, to);
    short[] ideal = WavFile.sine(hertz, to, to, 20000);
    double noise = 1e-9;
    double signal = 0;
    for (int i = to / 10; i < to * 9 / 10; i++) {
      noise += Math.pow(out[i] - ideal[i], 2);
      signal += Math.pow(ideal[i], 2);
    }
    return 10 * Math.log10(signal / noise);
  }

  @ParameterizedTest
  @CsvSource({
    "8000,16000",
    "8000,48000",
    "16000,8000",
    "48000,8000",
    "44100,16000",
    "22050,8000",
    "11025,48000",
    "48000,16000",
    "32000,8000",
    "8001,48000"
  })
  void keepsAVoiceFrequencyInTimeAndLevel(int from, int to) {
    double quality = quality(1004, from, to);
    assertTrue(quality > 70, () -> from + " to " + to + ": " + quality + " dB");
  }

  @Test
  void passesTheUpperTelephoneBand() {
    double quality = quality(3400, 48000, 8000);
    assertTrue(quality > 55, () -> quality + " dB");
  }

  @ParameterizedTest
  @CsvSource({"48000,8000,5000", "44100,16000,9500", "16000,8000,4600"})
  void nothingFoldsBack(int from, int to, double hertz) {
    short[] out = all(WavFile.sine(hertz, from, from, 20000), from, to);
    double power = 0;
    for (int i = to / 10; i < to * 9 / 10; i++) {
      power += (double) out[i] * out[i];
    }
    double rms = Math.sqrt(power / (0.8 * to));
    assertTrue(rms < 3, () -> "rms " + rms);
  }

  @Test
  void keepsTheLength() {
    assertEquals(8000, all(new short[44100], 44100, 8000).length, 60);
    assertEquals(48000, all(new short[8000], 8000, 48000).length, 60);
    assertEquals(1234, all(new short[1234], 16000, 16000).length);
  }
}
