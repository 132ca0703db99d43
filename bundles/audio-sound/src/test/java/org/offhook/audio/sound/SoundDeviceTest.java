package org.offhook.audio.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.api.media.AudioDevice.AudioStream;

class SoundDeviceTest {
  private final SoundDevice device = new SoundDevice(config("cable", "", 100));

  @BeforeEach
  void plugIn() {
    Cable.plugged = true;
    Cable.WIRE.clear();
  }

  @AfterEach
  void leavesNothing() {
    device.deactivate();
    assertEquals(0, Cable.open, "lines left open");
    assertFalse(
        Thread.getAllStackTraces().keySet().stream()
            .anyMatch(
                t -> t.getName().equals("sound capture") || t.getName().equals("sound playback")));
  }

  private static SoundConfig config(String input, String output, int volume) {
    return new SoundConfig() {
      @Override
      public String input() {
        return input;
      }

      @Override
      public String output() {
        return output;
      }

      @Override
      public int volume() {
        return volume;
      }

      @Override
      public Class<? extends Annotation> annotationType() {
        return SoundConfig.class;
      }
    };
  }

  /** Plays a tone tick by tick and says how loud it comes back, once it does. */
  private static double loudness(AudioStream stream, int rate) {
    short[] out = new short[rate / 50];
    short[] in = new short[rate / 50];
    double loudest = 0;
    long deadline = System.nanoTime() + 5_000_000_000L;
    int sample = 0;
    for (int heard = 0; heard < 8; ) {
      assertTrue(System.nanoTime() < deadline, "nothing came back through the cable");
      for (int i = 0; i < out.length; i++) {
        out[i] = (short) (10000 * Math.sin(2 * Math.PI * 400 * sample++ / rate));
      }
      stream.write(out);
      LockSupport.parkNanos(2_000_000);
      stream.read(in);
      double power = 0;
      for (short s : in) {
        power += (double) s * s;
      }
      if (power > 0) {
        heard++;
        loudest = Math.max(loudest, Math.sqrt(power / in.length));
      }
    }
    return loudest;
  }

  @ParameterizedTest
  @ValueSource(ints = {8000, 16000, 48000})
  void whatIsPlayedComesBackThroughACardOf48kHzStereo(int rate) throws IOException {
    try (var stream = device.open(rate)) {
      assertEquals(10000 / Math.sqrt(2), loudness(stream, rate), 400);
    }
  }

  @Test
  void aNewVolumeCountsAtOnce() throws IOException {
    try (var stream = device.open(8000)) {
      loudness(stream, 8000);
      device.configure(config("", "", 50));
      short[] rest = new short[160];
      for (int i = 0; i < 10; i++) {
        loudness(stream, 8000);
        stream.read(rest);
      }
      assertEquals(10000 / Math.sqrt(2) / 4, loudness(stream, 8000), 400);
    }
  }

  @Test
  void namesTheMixersThereAreWhenTheWantedOneIsNot() {
    device.configure(config("jabra", "", 100));
    String message = assertThrows(IOException.class, () -> device.open(8000)).getMessage();
    assertTrue(message.contains("\"jabra\"") && message.contains("\"Cable [test]\""), message);
  }

  @Test
  void anUnpluggedCardIsAnErrorNotAnException() {
    Cable.plugged = false;
    device.configure(config("", "", 100));
    if (!Mixers.any()) {
      assertThrows(IOException.class, () -> device.open(8000));
    }
  }
}
