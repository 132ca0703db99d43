package org.offhook.audio.wav;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.offhook.api.media.PcmRing;

class PcmRingTest {
  @Test
  void keepsOrderRoundTheCorner() {
    var ring = new PcmRing(10);
    short next = 0;
    short expected = 0;
    short[] buffer = new short[7];
    for (int round = 0; round < 100; round++) {
      for (int i = 0; i < 7; i++) {
        buffer[i] = next++;
      }
      assertEquals(7, ring.put(buffer, 0, 7));
      assertEquals(7, ring.take(buffer, 7));
      for (int i = 0; i < 7; i++) {
        assertEquals(expected++, buffer[i]);
      }
    }
  }

  @Test
  void neverHoldsMoreThanItsRoom() {
    var ring = new PcmRing(4);
    assertEquals(4, ring.put(new short[6], 0, 6));
    assertEquals(0, ring.put(new short[6], 0, 6));
    assertEquals(0, ring.room());
    assertEquals(4, ring.take(new short[6], 6));
    assertEquals(0, ring.take(new short[6], 6));
  }

  @Test
  void whatIsMissingIsSilence() {
    var ring = new PcmRing(4);
    ring.put(new short[] {7, 8}, 0, 2);
    short[] buffer = {1, 1, 1};
    ring.fill(buffer);
    assertArrayEquals(new short[] {7, 8, 0}, buffer);
  }
}
