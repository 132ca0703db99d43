package org.offhook.api.provision;

import java.io.IOException;

/** Takes the bytes of a file while it is fetched. Called by the thread that fetches. */
public interface FetchSink {
  /**
   * The file begins. Not called when it has not been modified.
   *
   * @param offset place of the first byte: the one asked for, or 0 where the server cannot resume
   * @param length length of the whole file, or -1 when the server does not say
   */
  default void begins(long offset, long length) throws IOException {}

  /** Takes the next bytes; the array is reused afterwards. */
  void write(byte[] bytes, int offset, int length) throws IOException;
}
