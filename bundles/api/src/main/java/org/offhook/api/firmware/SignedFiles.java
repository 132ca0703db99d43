package org.offhook.api.firmware;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Takes signed files of one kind. Safe from any thread; blocks, so not for the phone thread. */
public interface SignedFiles {
  /**
   * Looks at the head of a file, so that the rest need not be fetched in vain.
   *
   * @param file the file from its beginning; no more than its head is read
   * @return true when it is for this phone and of another version than the one in force or one that
   *     was given up before
   * @throws IOException when it may not be taken at all, with the reason
   */
  boolean wants(InputStream file) throws IOException;

  /**
   * Takes what a file holds.
   *
   * @throws IOException when it is not taken, with the reason; then nothing has changed
   */
  void install(Path file) throws IOException;
}
