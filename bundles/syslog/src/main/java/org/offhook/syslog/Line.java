package org.offhook.syslog;

import java.time.Instant;

/**
 * A line that was logged.
 *
 * @param time when
 * @param severity how bad
 * @param part who
 * @param logger name of the logger
 * @param text what, secrets and control characters still in it
 */
record Line(Instant time, Severity severity, Part part, String logger, String text) {
  /** The last piece of the logger's name. */
  String source() {
    return logger.substring(logger.lastIndexOf('.') + 1);
  }
}
