package org.offhook.codec.g722;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class G722CodecTest {
  @Test
  void soundSurvivesARoundTrip() {
    short[] pcm = Signal.mixed();
    short[] heard = G722CodecPeerTest.decode(G722CodecPeerTest.encode(pcm));
    assertTrue(Signal.likeness(pcm, heard) > 0.95);
  }

  @Test
  void anyPayloadIsSurvived() {
    Random random = new Random(1);
    var decoder = new G722Codec().decoder("");
    short[] pcm = new short[1920];
    byte[] payload = new byte[1500];
    for (int i = 0; i < 5000; i++) {
      random.nextBytes(payload);
      int length = random.nextInt(1500);
      assertEquals(Math.min(2 * length, 1920), decoder.decode(payload, 0, length, pcm));
    }
  }
}
