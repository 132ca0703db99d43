package org.offhook.sip;

import java.time.Duration;
import org.offhook.api.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs what strangers can cause at a bounded rate: ten lines a minute, then a count. Any thread.
 */
final class NoiseGate {
  private static final Logger LOG = LoggerFactory.getLogger("org.offhook.sip.noise");
  private static final int LINES = 10;
  private static final long WINDOW = Duration.ofMinutes(1).toNanos();

  private final Clock clock;
  private long since;
  private int seen;

  NoiseGate(Clock clock) {
    this.clock = clock;
    since = clock.nanos();
  }

  /** Something bad came in. */
  synchronized void report(String what, Throwable why) {
    if (clock.nanos() - since > WINDOW) {
      if (seen > LINES) {
        LOG.info("{} more bad SIP messages in the last minute", seen - LINES);
      }
      since = clock.nanos();
      seen = 0;
    }
    if (seen++ < LINES) {
      String reason = why == null ? "" : ": " + Text.clean(String.valueOf(why.getMessage()));
      LOG.info("{}{}", Text.clean(what), reason);
    }
  }
}
