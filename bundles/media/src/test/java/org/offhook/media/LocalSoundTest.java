package org.offhook.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.Media.Playback;

/** What a device hears is played to the person at the phone. */
class LocalSoundTest {
  /** A device that hums at 500 Hz and counts how often it is open. */
  private static AudioDevice hum(AtomicInteger open) {
    return new AudioDevice() {
      @Override
      public String name() {
        return "hum";
      }

      @Override
      public AudioStream open(int sampleRate) {
        AudioStream stream = new Studio.Recorder(500).open(sampleRate);
        open.incrementAndGet();
        return new AudioStream() {
          @Override
          public void read(short[] pcm) {
            stream.read(pcm);
          }

          @Override
          public void write(short[] pcm) {
            stream.write(pcm);
          }

          @Override
          public void close() {
            open.decrementAndGet();
          }
        };
      }
    };
  }

  @Test
  void aDeviceIsHeardUntilItIsStopped() throws Exception {
    AtomicInteger open = new AtomicInteger();
    try (Studio studio = new Studio(24_100, 1000)) {
      Playback playback = studio.engine.play(hum(open));
      Studio.tick(50, studio);
      assertEquals(1, open.get());
      assertEquals(8000, studio.recorder.level(500, 8000), 100);
      assertTrue(studio.recorder.level(1000, 8000) < 50, "nobody's microphone is heard");
      playback.stop();
      Studio.tick(1, studio);
      int length = studio.recorder.played.length;
      Studio.tick(10, studio);
      assertEquals(length, studio.recorder.played.length);
      assertEquals(0, open.get());
      playback.stop();
    }
  }

  @Test
  void theEngineTakesItAlongWhenItGoes() throws Exception {
    AtomicInteger open = new AtomicInteger();
    Studio studio = new Studio(24_110, 1000);
    studio.engine.play(hum(open));
    Studio.tick(2, studio);
    studio.close();
    // The clock of the studio is wound by hand: what was left to do is done in its next tick.
    studio.engine.ticks().tick();
    assertEquals(0, open.get());
  }
}
