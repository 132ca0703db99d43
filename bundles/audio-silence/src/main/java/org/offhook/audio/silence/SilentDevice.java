package org.offhook.audio.silence;

import java.util.Arrays;
import org.offhook.api.media.AudioDevice;
import org.osgi.service.component.annotations.Component;

/**
 * Hears silence at any rate, and drops what it is given to play. Ranks below all other devices.
 * Holds no state at all.
 */
@Component(property = "service.ranking:Integer=-100")
public final class SilentDevice implements AudioDevice {
  @Override
  public String name() {
    return "silence";
  }

  @Override
  public AudioStream open(int sampleRate) {
    return new SilentStream();
  }

  /** One conversation with nobody. */
  private static final class SilentStream implements AudioStream {
    @Override
    public void read(short[] pcm) {
      Arrays.fill(pcm, (short) 0);
    }

    @Override
    public void write(short[] pcm) {
      // There is no loudspeaker.
    }

    @Override
    public void close() {
      // Nothing was opened.
    }
  }
}
