package org.offhook.api.sip;

import java.time.Instant;

/**
 * Hears what time it is at registrars that accepted us (RFC 3261 section 20.17). Registered as a
 * service; called on the phone thread, must be short.
 */
public interface ServerDateListener {
  /**
   * A registrar has told the time with its answer.
   *
   * @param server who it is, as {@code host:port/transport}
   * @param date the time, of which fractions of a second are cut off
   */
  void onDate(String server, Instant date);
}
