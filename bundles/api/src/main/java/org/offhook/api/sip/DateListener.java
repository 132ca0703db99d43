package org.offhook.api.sip;

import java.time.Instant;

/**
 * Hears what time it is at a registrar (RFC 3261 section 20.17), to the second. Registered as a
 * service; called on the phone thread.
 */
public interface DateListener {
  /**
   * A registrar told the time.
   *
   * @param server address and port of the registrar
   * @param date its time as it sent it, a moment ago
   */
  void onDate(String server, Instant date);
}
