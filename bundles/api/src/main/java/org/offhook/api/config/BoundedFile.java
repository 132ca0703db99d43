package org.offhook.api.config;

import java.io.IOException;
import java.io.InputStream;

/** Reads files of others: one that is larger than any sensible one must not fill the memory. */
public final class BoundedFile {
  private static final int KILOBYTE = 1 << 10;
  private static final int MEGABYTE = 1 << 20;

  private BoundedFile() {}

  /**
   * Reads to the end, or to the bound; does not close.
   *
   * @param source name of the file, for the message
   * @param most how many bytes it may have
   * @throws IOException when it has more, naming source and bound, or cannot be read
   */
  public static byte[] read(String source, InputStream in, int most) throws IOException {
    byte[] bytes = in.readNBytes(most + 1);
    if (bytes.length > most) {
      String bound = most < MEGABYTE ? most / KILOBYTE + " kB" : most / MEGABYTE + " MB";
      throw new IOException(source + ": expected a file of at most " + bound);
    }
    return bytes;
  }
}
