package org.offhook.sip;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Waiting time after failures: doubles, with jitter, up to a limit (RFC 5626 section 4.5). */
final class Backoff {
  private static final long FIRST_MILLIS = 2000;
  private static final int MAX_DOUBLINGS = 20;

  private final Duration longest;
  private final RandomGenerator random;
  private int failures;

  Backoff(Duration longest, RandomGenerator random) {
    this.longest = longest;
    this.random = random;
  }

  /** The time to wait after one more failure: between half and the whole of the doubled time. */
  Duration next() {
    long doubled = FIRST_MILLIS << Math.min(failures++, MAX_DOUBLINGS);
    long limit = Math.min(doubled, longest.toMillis());
    return Duration.ofMillis(limit / 2 + random.nextLong(limit / 2 + 1));
  }

  /** It worked. */
  void reset() {
    failures = 0;
  }
}
