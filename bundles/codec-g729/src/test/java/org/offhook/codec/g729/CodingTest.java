package org.offhook.codec.g729;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class CodingTest {
  private final short[] speech = Speech.seconds(8, 729);

  @Test
  void speechComesBack() {
    byte[] frames = Coded.encode(speech, false);
    assertEquals(800 * 11, frames.length);
    short[] heard = Coded.decode(frames, ".");
    assertTrue(Likeness.correlation(speech, heard, Coded.DELAY) > 0.8);
    assertTrue(Likeness.segmental(speech, heard, Coded.DELAY) > 3);
  }

  @Test
  void silenceIsLeftOut() {
    byte[] frames = Coded.encode(speech, true);
    assertTrue(Coded.count(frames, 0) > 50, "frames left out");
    assertTrue(Coded.count(frames, 2) > 3, "descriptors");
    assertTrue(Coded.count(frames, 10) > 300, "speech");
    short[] heard = Coded.decode(frames, ".");
    assertEquals(speech.length, heard.length);
    assertTrue(Likeness.correlation(speech, heard, Coded.DELAY) > 0.8);
  }

  @Test
  void packetsOfTwoFramesEqualTwoPackets() {
    byte[] single = Coded.plain(Coded.encode(speech, false));
    G729Encoder encoder = new G729Encoder(false);
    byte[] all = new byte[single.length];
    byte[] payload = new byte[1500];
    for (int at = 0, to = 0; at < speech.length; at += 160, to += 20) {
      assertEquals(20, encoder.encode(speech, at, 160, payload));
      System.arraycopy(payload, 0, all, to, 20);
    }
    assertArrayEquals(single, all);
  }

  @Test
  void speechNeverFollowsSilenceInOnePacket() {
    G729Encoder encoder = new G729Encoder(true);
    byte[] payload = new byte[1500];
    boolean ends = false;
    for (int at = 0; at + 480 <= speech.length; at += 480) {
      int bytes = encoder.encode(speech, at, 480, payload);
      assertTrue(bytes % 10 == 0 || bytes % 10 == 2, "payload of " + bytes);
      assertTrue(bytes <= 60);
      ends |= bytes > 2 && bytes % 10 == 2;
    }
    assertTrue(ends, "a packet with speech and a descriptor");
  }

  @Test
  void lostFramesFade() {
    G729Decoder decoder = new G729Decoder();
    byte[] frames = Coded.plain(Coded.encode(speech, false));
    short[] pcm = new short[960];
    int loudest = 0;
    for (int at = 0; at < frames.length / 2; at += 10) {
      decoder.decode(frames, at, 10, pcm);
      loudest = Math.max(loudest, peak(pcm, 80));
    }
    for (int i = 0; i < 100; i++) {
      assertEquals(160, decoder.conceal(pcm, 200));
    }
    assertTrue(peak(pcm, 160) * 20 < loudest, "silent after two seconds of loss");
    assertEquals(0, decoder.conceal(pcm, 79));
  }

  private static int peak(short[] pcm, int length) {
    int peak = 0;
    for (int i = 0; i < length; i++) {
      peak = Math.max(peak, Math.abs(pcm[i]));
    }
    return peak;
  }

  @Test
  void loudestSignalsAreHarmless() {
    short[] square = new short[8000];
    for (int i = 0; i < square.length; i++) {
      square[i] = (short) ((i / 37) % 2 == 0 ? 32767 : -32768);
    }
    short[] heard = Coded.decode(Coded.encode(square, true), "......x");
    assertEquals(square.length, heard.length);
    assertTrue(peak(heard, heard.length) > 8000);
  }

  @Test
  void nothingIsAllocatedPerFrame() {
    G729Encoder encoder = new G729Encoder(true);
    G729Decoder decoder = new G729Decoder();
    byte[] payload = new byte[1500];
    short[] pcm = new short[960];
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = 0;
    for (int round = 0; round < 3; round++) {
      before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
      for (int at = 0; at + 160 <= speech.length; at += 160) {
        int bytes = encoder.encode(speech, at, 160, payload);
        decoder.decode(payload, 0, bytes, pcm);
        decoder.conceal(pcm, 160);
      }
    }
    long used = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertTrue(used < 400 * 8, "allocated " + used + " bytes in 400 packets");
  }
}
