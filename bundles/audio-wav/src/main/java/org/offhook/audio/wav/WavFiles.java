package org.offhook.audio.wav;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.AudioFiles;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Makes devices of files for whoever asks, such as one call of the command line. */
@Component
public final class WavFiles implements AudioFiles {
  private final OpenStreams streams = new OpenStreams();

  @Override
  public AudioDevice device(Optional<Path> play, Optional<Path> record) throws IOException {
    if (play.isPresent()) {
      new WavReader(play.get()).close();
    }
    if (record.isPresent()) {
      checkFolder(record.get());
    }
    return new WavDevice(play, record, false, streams);
  }

  @Override
  public AudioDevice loop(Path play) throws IOException {
    new WavReader(play).close();
    return new WavDevice(Optional.of(play), Optional.empty(), true, streams);
  }

  private static void checkFolder(Path record) throws IOException {
    Path folder = record.toAbsolutePath().getParent();
    if (Files.isDirectory(record) || folder == null || !Files.isWritable(folder)) {
      throw new IOException(
          record + ": cannot be recorded to, expected a file in a folder that can be written");
    }
  }

  @Deactivate
  void deactivate() {
    streams.close();
  }
}
