package org.offhook.lock;

import java.time.Duration;
import org.offhook.api.time.Clock;

/** Makes those who guess wait: after five wrong PINs 30 s, then twice as long each time. */
final class WrongPins {
  private static final int FREE = 5;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Clock clock;
  private int wrong;
  private long openAtNanos;

  WrongPins(Clock clock) {
    this.clock = clock;
    this.openAtNanos = clock.nanos();
  }

  /** How long nobody may try; zero when a try is free. */
  Duration left() {
    return Duration.ofNanos(Math.max(0, openAtNanos - clock.nanos()));
  }

  void wrong() {
    wrong++;
    if (wrong >= FREE) {
      int doublings = Math.min(wrong - FREE, 10);
      Duration time = FIRST.multipliedBy(1L << doublings);
      openAtNanos = clock.nanos() + (time.compareTo(LONGEST) < 0 ? time : LONGEST).toNanos();
    }
  }

  void right() {
    wrong = 0;
  }
}
