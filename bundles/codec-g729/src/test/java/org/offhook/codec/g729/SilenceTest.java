package org.offhook.codec.g729;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Annex B alone. */
class SilenceTest {
  private static short[] noise(int frames, double level, long seed) {
    Random random = new Random(seed);
    short[] pcm = new short[frames * 80];
    double smooth = 0;
    for (int i = 0; i < pcm.length; i++) {
      smooth = 0.6 * smooth + level * random.nextGaussian();
      pcm[i] = (short) Math.round(smooth);
    }
    return pcm;
  }

  private static double level(short[] pcm, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += (double) pcm[i] * pcm[i];
    }
    return Math.sqrt(sum / (to - from));
  }

  /** Once it has learned, which by the Recommendation takes 128 frames. */
  @Test
  void steadyNoiseIsNotVoice() {
    ActivityScan scan = new ActivityScan();
    short[] pcm = noise(400, 20, 1);
    int voice = 0;
    for (int n = 0; n < 400; n++) {
      voice += scan.voice(pcm, n * 80) && n > 150 ? 1 : 0;
    }
    assertTrue(voice < 40, voice + " frames of noise taken for voice");
  }

  @Test
  void loudSoundAfterNoiseIsVoice() {
    ActivityScan scan = new ActivityScan();
    short[] quiet = noise(200, 20, 2);
    for (int n = 0; n < 200; n++) {
      scan.voice(quiet, n * 80);
    }
    short[] speech = new short[40 * 80];
    for (int i = 0; i < speech.length; i++) {
      speech[i] = (short) (i % 64 == 0 ? 20000 : i % 64 < 20 ? 3000 : -2000);
    }
    int voice = 0;
    for (int n = 0; n < 40; n++) {
      voice += scan.voice(speech, n * 80) ? 1 : 0;
    }
    assertTrue(voice > 35);
  }

  @Test
  void comfortNoiseHasTheLevelOfTheNoise() {
    short[] pcm = noise(400, 150, 3);
    byte[] frames = Coded.encode(pcm, true);
    assertTrue(Coded.count(frames, 0) > 200, "left out: " + Coded.count(frames, 0));
    short[] heard = Coded.decode(frames, ".");
    double ratio = level(heard, 16000, 32000) / level(pcm, 16000, 32000);
    assertTrue(ratio > 0.5 && ratio < 1.5, "level ratio " + ratio);
  }

  @Test
  void stationaryNoiseNeedsFewDescriptors() {
    byte[] frames = Coded.encode(noise(600, 100, 4), true);
    assertTrue(Coded.count(frames, 2) * 4 < Coded.count(frames, 0));
  }

  @Test
  void lostFramesOfNoiseGoOnAsNoise() {
    G729Decoder decoder = new G729Decoder();
    short[] pcm = new short[960];
    decoder.decode(new byte[] {0x20, (byte) 0xba}, 0, 2, pcm);
    double first = level(pcm, 0, 80);
    for (int i = 0; i < 50; i++) {
      decoder.conceal(pcm, 960);
    }
    assertTrue(level(pcm, 0, 960) > first / 4, "noise dies away");
  }

  @Test
  void noiseSpectrumIsQuantisedAsItIsDecoded() {
    LspHistory here = new LspHistory();
    LspHistory there = new LspHistory();
    NoiseQuantizer quantizer = new NoiseQuantizer();
    NoiseSpectrum decoder = new NoiseSpectrum();
    int[] parameters = new int[4];
    int[] ours = new int[Frame.ORDER];
    int[] theirs = new int[Frame.ORDER];
    Random random = new Random(6);
    for (int n = 0; n < 100; n++) {
      int[] lsp = SpectralPairs.START.clone();
      for (int i = 0; i < Frame.ORDER; i++) {
        lsp[i] += random.nextInt(2000);
      }
      quantizer.quantise(here, lsp, ours, parameters);
      decoder.decode(there, parameters[0], parameters[1], parameters[2], theirs);
      assertArrayEquals(ours, theirs);
    }
  }

  @Test
  void levelsAreQuantisedInSteps() {
    NoiseGain gain = new NoiseGain();
    int last = -1;
    for (int exponent = 10; exponent > -30; exponent--) {
      gain.quantiseMean(new int[] {20000}, new int[] {exponent}, 1);
      assertTrue(gain.index() >= last, "rises");
      last = gain.index();
    }
    assertEquals(31, last);
  }

  @Test
  void nothingIsLeftOutUnlessAsked() {
    byte[] frames = Coded.encode(new short[8000], false);
    assertEquals(100, Coded.count(frames, 10));
    assertFalse(Coded.count(frames, 2) > 0);
  }
}
