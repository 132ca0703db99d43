package org.offhook.codec.g729;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MalformedTest {
  private final short[] pcm = new short[960];

  @Test
  void nothingGivesNothing() {
    assertEquals(0, new G729Decoder().decode(new byte[0], 0, 0, pcm));
    assertEquals(0, new G729Decoder().decode(new byte[4], 4, 0, pcm));
  }

  @Test
  void oddLengthsGiveWhatTheyHold() {
    int[] samples = {0, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 80, 160, 80};
    for (int length = 0; length < samples.length; length++) {
      assertEquals(
          samples[length], new G729Decoder().decode(new byte[20], 0, length, pcm), "" + length);
    }
  }

  @Test
  void noMoreThanFits() {
    assertEquals(960, new G729Decoder().decode(new byte[1500], 0, 1500, pcm));
    assertEquals(0, new G729Decoder().decode(new byte[10], 0, 10, new short[40]));
    assertEquals(80, new G729Decoder().decode(new byte[10], 0, 1000, pcm));
  }

  @Test
  void garbageNeverThrows() {
    Random random = new Random(18);
    G729Decoder decoder = new G729Decoder();
    byte[] payload = new byte[64];
    for (int i = 0; i < 20000; i++) {
      random.nextBytes(payload);
      int offset = random.nextInt(8);
      int samples = decoder.decode(payload, offset, random.nextInt(64 - offset), pcm);
      assertTrue(samples % 80 == 0);
      if (random.nextInt(4) == 0) {
        decoder.conceal(pcm, random.nextInt(400));
      }
    }
  }

  @Test
  void noiseOfAnyLevelIsEncoded() {
    Random random = new Random(5);
    for (int level = 0; level < 16; level++) {
      G729Encoder encoder = new G729Encoder(true);
      short[] noise = new short[960];
      byte[] payload = new byte[1500];
      for (int n = 0; n < 40; n++) {
        for (int i = 0; i < noise.length; i++) {
          noise[i] = (short) (random.nextInt() >> (31 - level));
        }
        encoder.encode(noise, 0, 960, payload);
      }
    }
  }
}
