package org.offhook.api.phone;

/** Starts the phone anew. Safe from any thread. */
public interface Restart {
  /**
   * As soon as nobody talks: lines unregister, everything stops and starts again, with the image
   * that is to start next.
   *
   * @param why for the log, such as {@code new firmware}
   */
  void restart(String why);
}
