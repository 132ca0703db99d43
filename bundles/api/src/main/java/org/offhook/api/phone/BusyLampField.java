package org.offhook.api.phone;

import java.util.function.Consumer;

/** Knows how others are, by their dialogs (RFC 4235). Phone thread. */
public interface BusyLampField {
  /** How somebody is. */
  enum State {
    /** Nobody says. */
    UNKNOWN,
    /** Free. */
    IDLE,
    /** Somebody calls there. */
    RINGING,
    /** Talks, or calls somebody. */
    BUSY,
    /** Holds somebody. */
    HELD
  }

  /**
   * Watches somebody; the listener is told at once and from then on.
   *
   * @param number number, {@code user@host} or URI
   * @return ends it
   */
  Runnable watch(String number, Consumer<State> listener);
}
