package org.offhook.lab;

import java.time.Duration;
import org.offhook.api.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns about bad input, at most ten times in ten seconds. Loop only. */
final class BoundedLog {
  private static final Logger LOG = LoggerFactory.getLogger(BoundedLog.class);
  private static final int MOST = 10;
  private static final long WINDOW = Duration.ofSeconds(10).toNanos();

  private final Clock clock;
  private long from;
  private int count;
  private long swallowed;

  BoundedLog(Clock clock) {
    this.clock = clock;
    this.from = clock.nanos();
  }

  void warn(String text) {
    if (clock.nanos() - from > WINDOW) {
      if (swallowed > 0) {
        LOG.warn("{} more like the last were not logged", swallowed);
      }
      from = clock.nanos();
      count = 0;
      swallowed = 0;
    }
    if (count++ < MOST) {
      LOG.warn("{}", text);
    } else {
      swallowed++;
    }
  }
}
