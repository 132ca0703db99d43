package org.offhook.api.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Makes audio devices of WAV files. */
public interface AudioFiles {
  /**
   * A device that speaks one file and records to another.
   *
   * @param play what the microphone hears, once, then silence
   * @param record where the loudspeaker goes; complete and readable when the stream is closed
   * @throws IOException when the file cannot be read, with the reason
   */
  AudioDevice device(Optional<Path> play, Optional<Path> record) throws IOException;

  /**
   * A device that speaks one file again and again, such as music on hold.
   *
   * @throws IOException when the file cannot be read, with the reason
   */
  AudioDevice loop(Path play) throws IOException;
}
