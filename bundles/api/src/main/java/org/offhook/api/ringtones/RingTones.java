package org.offhook.api.ringtones;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Ring tones that a site or a person brought. Safe from any thread. */
public interface RingTones {

  /** Their names, in order. */
  List<String> names();

  /** The WAV file of a tone: A-law or mu-law 8 kHz 8 bit, or PCM 16 kHz 16 bit, one channel. */
  Optional<Path> file(String name);

  /**
   * Adds the tones of a {@code .zip}, {@code .tgz} or {@code .tar.gz} archive, or one {@code .wav}
   * file. A tone of the same name is replaced.
   *
   * @param fileName name of the file
   * @param in its bytes; not closed
   * @return what was left out, each with the reason
   * @throws IOException when the archive as a whole is refused; then nothing has changed
   */
  List<String> load(String fileName, InputStream in) throws IOException;

  /** Takes a tone away; false when there is none of this name. */
  boolean delete(String name) throws IOException;
}
