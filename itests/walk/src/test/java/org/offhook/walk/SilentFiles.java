package org.offhook.walk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.AudioFiles;

/** Files of sound that nobody hears. */
final class SilentFiles implements AudioFiles {
  @Override
  public AudioDevice device(Optional<Path> play, Optional<Path> record) throws IOException {
    return loop(Path.of("silence"));
  }

  @Override
  public AudioDevice loop(Path play) throws IOException {
    return new AudioDevice() {
      @Override
      public String name() {
        return play.toString();
      }

      @Override
      public AudioStream open(int sampleRate) throws IOException {
        throw new IOException("nothing is heard here");
      }
    };
  }
}
