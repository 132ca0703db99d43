package org.offhook.provision;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When the phone looks for new files, but for the random wait. */
interface Schedule {
  /** The check that follows one at this time; empty when none does. */
  Optional<ZonedDateTime> after(ZonedDateTime last);

  /**
   * How long after its time a check waits: from one second to the last, and not in whole ones. A
   * site has more phones than its window has seconds.
   *
   * @param window seconds; 0 for no wait
   */
  static Duration randomWait(int window, RandomGenerator random) {
    return window == 0
        ? Duration.ZERO
        : Duration.ofMillis(1_000 + random.nextLong(1_000L * (window - 1) + 1));
  }

  /**
   * What the parameters say.
   *
   * @throws IllegalArgumentException when a time of day is none, naming path, value and what was
   *     expected
   */
  static Schedule of(ProvisionConfig config) {
    if (config.frequency() >= 0) {
      Optional<LocalTime> time =
          config.frequencyTime().equalsIgnoreCase("None")
              ? Optional.empty()
              : Optional.of(time("offhook/provision/time", config.frequencyTime()));
      return frequency(Duration.ofHours(config.frequency()), time);
    }
    return switch (config.period()) {
      case "EVERY5MINUTES" -> each(Duration.ofMinutes(5));
      case "EVERY15MINUTES" -> each(Duration.ofMinutes(15));
      case "HOURLY" -> each(Duration.ofHours(config.hours()));
      case "WEEKLY" ->
          weekly(
              DayOfWeek.valueOf(config.weeklyDay()),
              time("provisioning/period/weekly/time", config.weeklyTime()));
      case "POWERUP" -> last -> Optional.empty();
      default -> daily(time("provisioning/period/daily/time", config.dailyTime()));
    };
  }

  private static LocalTime time(String path, String text) {
    try {
      return LocalTime.parse(text, DateTimeFormatter.ofPattern("H:mm[:ss]"));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "%s: value \"%s\" is not allowed, expected a time such as 02:00".formatted(path, text),
          e);
    }
  }

  private static Schedule each(Duration period) {
    return last -> Optional.of(last.plus(period));
  }

  private static Schedule daily(LocalTime time) {
    return last -> Optional.of(next(last, last, time));
  }

  private static Schedule weekly(DayOfWeek day, LocalTime time) {
    return last -> {
      ZonedDateTime at = last.with(TemporalAdjusters.nextOrSame(day)).with(time);
      return Optional.of(at.isAfter(last) ? at : at.plusWeeks(1));
    };
  }

  /** Escene's rule: first the hours pass, then the nearest time of day counts. */
  static Schedule frequency(Duration hours, Optional<LocalTime> time) {
    return last -> {
      ZonedDateTime earliest = last.plus(hours);
      if (time.isPresent()) {
        return Optional.of(next(last, earliest, time.get()));
      }
      return hours.isZero() ? Optional.empty() : Optional.of(earliest);
    };
  }

  /** The first such time of day that is not before the earliest, and after the last check. */
  private static ZonedDateTime next(ZonedDateTime last, ZonedDateTime earliest, LocalTime time) {
    ZonedDateTime at = earliest.with(time);
    while (at.isBefore(earliest) || !at.isAfter(last)) {
      at = at.plusDays(1).with(time);
    }
    return at;
  }
}
