package org.offhook.ringing;

import java.io.IOException;
import java.util.Optional;
import org.offhook.api.media.AudioDevice;

/**
 * A sound made softer, and heard in a cadence where one is wanted.
 *
 * @param sound what is shaped
 * @param gain factor, 0 to 1
 * @param cadence when it is heard; always when empty
 */
record ShapedSound(AudioDevice sound, double gain, Optional<Cadence> cadence)
    implements AudioDevice {
  @Override
  public String name() {
    return sound.name();
  }

  @Override
  public AudioStream open(int sampleRate) throws IOException {
    return new Shaped(sound.open(sampleRate), sampleRate);
  }

  private final class Shaped implements AudioStream {
    private final AudioStream stream;
    private final int rate;
    private long samples;

    Shaped(AudioStream stream, int rate) {
      this.stream = stream;
      this.rate = rate;
    }

    @Override
    public void read(short[] pcm) {
      stream.read(pcm);
      for (int i = 0; i < pcm.length; i++) {
        long at = samples++ * 1000 / rate;
        boolean heard = cadence.isEmpty() || cadence.get().sounds(at);
        pcm[i] = heard ? (short) (pcm[i] * gain) : 0;
      }
    }

    @Override
    public void write(short[] pcm) {
      stream.write(pcm);
    }

    @Override
    public void close() {
      stream.close();
    }
  }
}
