package org.offhook.codec.opus;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.Codec;

/** What the library allocates for a frame, so that it does not grow unseen. */
class AllocationTest {
  private static final int FRAMES = 200;

  @Test
  void aFrameCostsLessThanADocumentedAmountOfMemory() {
    short[] voice = Sound.voice(FRAMES / 50);
    short[] frame = new short[5760];
    byte[] payload = new byte[1500];
    Codec.Encoder encoder = Sound.codec().encoder("");
    Codec.Decoder decoder = Sound.codec().decoder("");
    long encoding = 0;
    long decoding = 0;
    for (int i = 0; i < FRAMES; i++) {
      long before = allocated();
      int length = encoder.encode(voice, i * Sound.FRAME, Sound.FRAME, payload);
      long between = allocated();
      decoder.decode(payload, 0, length, frame);
      encoding += between - before;
      decoding += allocated() - between;
    }
    assertTrue(encoding / FRAMES < 150_000, encoding / FRAMES + " bytes to encode a frame");
    assertTrue(decoding / FRAMES < 80_000, decoding / FRAMES + " bytes to decode a frame");
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
