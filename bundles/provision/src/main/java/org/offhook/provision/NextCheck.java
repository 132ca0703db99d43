package org.offhook.provision;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.offhook.api.time.Timers;
import org.offhook.api.time.Timers.Timer;

/**
 * When the phone looks for new files the next time: as the schedule says after the last check, or
 * sooner where that gave nothing. Safe from any thread.
 */
final class NextCheck {
  /** The clock may be set meanwhile, so a long wait is divided. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final Timers timers;
  private final Supplier<ZonedDateTime> time;
  private final Supplier<Optional<ProvisionConfig>> config;
  private final RandomGenerator random;
  private final Persistence persistence;
  private final Journal journal;
  private final Runnable check;
  private ZonedDateTime last;
  private Optional<ZonedDateTime> due = Optional.empty();
  private Timer timer;
  private boolean closed;

  /**
   * Nothing is due before {@link #plan}.
   *
   * @param time of day where the phone stands
   * @param config with the schedule; empty while the phone does not look by itself
   * @param check what is done when the time has come, on a timer's thread
   */
  NextCheck(
      Timers timers,
      Supplier<ZonedDateTime> time,
      Supplier<Optional<ProvisionConfig>> config,
      RandomGenerator random,
      Journal journal,
      Runnable check) {
    this.timers = timers;
    this.time = time;
    this.config = config;
    this.random = random;
    this.journal = journal;
    this.check = check;
    persistence = new Persistence(random);
    last = time.get();
  }

  /** Does something first, whatever the schedule says; it leads to a plan. */
  synchronized void first(Duration delay, Runnable task) {
    timer = timers.after(delay, task);
  }

  /** A check gave something. */
  void succeeded() {
    persistence.succeeded();
  }

  /**
   * A check gave nothing.
   *
   * @param starting true for one that also fetches what is fetched only when the phone starts
   */
  void failed(boolean starting) {
    persistence.failed(starting);
  }

  /** True when what is fetched only when the phone starts is still owed. */
  boolean owesStart() {
    return persistence.owesStart();
  }

  /** A check is over, so that the time until the next one counts from now. */
  synchronized void planAfterNow() {
    last = time.get();
    plan();
  }

  /** Plans the check that follows the last one. */
  synchronized void plan() {
    cancel();
    due = closed ? Optional.empty() : config.get().flatMap(this::sooner);
    watch();
  }

  private Optional<ZonedDateTime> sooner(ProvisionConfig wanted) {
    return Stream.of(scheduled(wanted), persistence.rest().map(last::plus))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private Optional<ZonedDateTime> scheduled(ProvisionConfig wanted) {
    try {
      Duration wait = Schedule.randomWait(wanted.randomSeconds(), random);
      return Schedule.of(wanted).after(last).map(at -> at.plus(wait));
    } catch (IllegalArgumentException e) {
      journal.warn(e.getMessage());
      return Optional.empty();
    }
  }

  private synchronized void watch() {
    if (due.isEmpty()) {
      return;
    }
    Duration rest = Duration.between(time.get(), due.get());
    if (!rest.isNegative() && !rest.isZero()) {
      Duration wait = rest.compareTo(LONGEST_WAIT) < 0 ? rest : LONGEST_WAIT;
      timer = timers.after(wait, this::watch);
      return;
    }
    due = Optional.empty();
    check.run();
  }

  /** When it is; empty when none is planned. */
  synchronized Optional<ZonedDateTime> due() {
    return due;
  }

  /** None follows, although a check that is interrupted now still comes to its end. */
  synchronized void close() {
    closed = true;
    due = Optional.empty();
    cancel();
  }

  private void cancel() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
