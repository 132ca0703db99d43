package org.offhook.provision;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When the phone asks again after a check that gave nothing. Where the power of a building comes
 * back, phones run before their server does, and the next check by schedule may be a day off. So
 * they ask again within a minute, and then each time after twice as long, for an hour at most; each
 * at its own moment. What a server keeps refusing then waits for the schedule.
 */
final class Persistence {
  private static final int MOST = 6;
  private static final Duration FIRST = Duration.ofMinutes(1);

  private final RandomGenerator random;
  private int failures;
  private boolean starting;

  Persistence(RandomGenerator random) {
    this.random = random;
  }

  /** A check gave something; the next one is due by schedule. */
  synchronized void succeeded() {
    failures = 0;
    starting = false;
  }

  /**
   * A check gave nothing.
   *
   * @param whileStarting true for one that also fetches what is fetched only when the phone starts
   */
  synchronized void failed(boolean whileStarting) {
    failures++;
    starting |= whileStarting;
  }

  /** True when what is fetched only when the phone starts is still owed. */
  synchronized boolean owesStart() {
    return starting;
  }

  /** How long after the last check; empty when only the schedule counts. */
  synchronized Optional<Duration> rest() {
    if (failures == 0 || failures > MOST) {
      return Optional.empty();
    }
    long half = FIRST.toMillis() << failures - 1 >> 1;
    return Optional.of(Duration.ofMillis(half + random.nextLong(half + 1)));
  }
}
