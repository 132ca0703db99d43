package org.offhook.audio.silence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SilentDeviceTest {
  private final SilentDevice device = new SilentDevice();

  @Test
  void hearsSilenceWhateverTheBufferHeld() {
    short[] pcm = {1, -2, 3, Short.MIN_VALUE};
    try (var stream = device.open(16000)) {
      stream.read(pcm);
    }
    assertArrayEquals(new short[4], pcm);
  }

  @Test
  void leavesWhatItPlaysAsItWas() {
    short[] pcm = {1, -2, 3};
    try (var stream = device.open(8000)) {
      stream.write(pcm);
    }
    assertArrayEquals(new short[] {1, -2, 3}, pcm);
  }

  @Test
  void isCalledSilence() {
    assertEquals("silence", device.name());
  }
}
