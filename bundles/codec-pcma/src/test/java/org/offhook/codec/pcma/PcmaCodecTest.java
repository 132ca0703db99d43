package org.offhook.codec.pcma;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PcmaCodecTest {
  @Test
  void codesSurviveARoundTrip() {
    byte[] codes = new byte[256];
    for (int i = 0; i < 256; i++) {
      codes[i] = (byte) i;
    }
    short[] pcm = new short[256];
    byte[] again = new byte[256];
    new PcmaCodec().decoder("").decode(codes, 0, 256, pcm);
    new PcmaCodec().encoder("").encode(pcm, 0, 256, again);
    short[] pcmAgain = new short[256];
    new PcmaCodec().decoder("").decode(again, 0, 256, pcmAgain);
    for (int i = 0; i < 256; i++) {
      assertEquals(pcm[i], pcmAgain[i], "code " + i);
    }
  }

  @Test
  void aPayloadThatIsTooLongIsCut() {
    short[] pcm = new short[100];
    assertEquals(100, new PcmaCodec().decoder("").decode(new byte[400], 0, 400, pcm));
    assertEquals(0, new PcmaCodec().decoder("").decode(new byte[0], 0, 0, pcm));
    assertTrue(pcm.length == 100);
  }
}
