package org.offhook.api.firmware;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Changes the image of this phone. Safe from any thread; blocks, so not for the phone thread. */
public interface Firmware {
  /** Version of the image that runs. */
  String version();

  /**
   * Looks at the head of a firmware file, so that the rest need not be fetched in vain.
   *
   * @param file the file from its beginning; no more than its head is read
   * @return true when it is for this phone and of another version than the one that runs or that
   *     was given up before
   * @throws IOException when it may not be taken at all, with the reason
   */
  boolean wants(InputStream file) throws IOException;

  /**
   * Puts the image of a file into the idle slot, and has the phone start with it, on trial, as soon
   * as nobody talks.
   *
   * @throws IOException when it is not taken, with the reason; then nothing has changed
   */
  void install(Path file) throws IOException;

  /** How things stand, for people. */
  String status();
}
