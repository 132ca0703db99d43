package org.offhook.codec.g729;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class BitsTest {
  @Test
  void speechSurvives() {
    int[] values = {0xa5, 0x2c3, 0x11, 1, 0x1abc & 0x1fff, 9, 0x55, 0x1e, 0x0f0f, 6, 0x2a};
    byte[] packed = new byte[12];
    Bits.pack(values, Bits.SPEECH, packed, 1, 10);
    int[] back = new int[11];
    Bits.unpack(packed, 1, Bits.SPEECH, back);
    assertArrayEquals(values, back);
    assertEquals((byte) 0xa5, packed[1]);
    assertEquals(0, packed[0]);
    assertEquals(0, packed[11]);
  }

  @Test
  void descriptorLeavesItsLastBitClear() {
    byte[] packed = new byte[2];
    Bits.pack(new int[] {1, 31, 15, 31}, Bits.SID, packed, 0, 2);
    assertArrayEquals(new byte[] {(byte) 0xff, (byte) 0xfe}, packed);
  }

  @Test
  void pitchIndexesSurvive() {
    PitchLag lag = new PitchLag();
    for (int first = 0; first < 256; first++) {
      lag.decodeFirst(first);
      assertEquals(first, PitchLag.encodeFirst(lag.whole(), lag.third()));
      int lowest = PitchLag.secondLowest(lag.whole());
      lag.decodeSecond(first & 31);
      assertEquals(first & 31, PitchLag.encodeSecond(lag.whole(), lag.third(), lowest));
    }
  }
}
