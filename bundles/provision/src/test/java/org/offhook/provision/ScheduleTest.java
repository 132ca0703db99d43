package org.offhook.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ScheduleTest {
  private static ZonedDateTime at(String text) {
    return ZonedDateTime.parse(text + ":00+01:00[Europe/Berlin]");
  }

  private static Optional<ZonedDateTime> next(String last, Map<String, Object> config) {
    return Schedule.of(Parameters.of(config)).after(ZonedDateTime.parse(last));
  }

  @Test
  void firstTheHoursPassThenTheNearestTimeOfDayCounts() {
    Schedule schedule = Schedule.frequency(Duration.ofHours(24), Optional.of(LocalTime.of(2, 0)));
    assertEquals(Optional.of(at("2026-01-03T02:00")), schedule.after(at("2026-01-01T08:00")));
    // and from then on each night
    assertEquals(Optional.of(at("2026-01-04T02:00")), schedule.after(at("2026-01-03T02:00")));
  }

  @Test
  void withoutHoursItIsTonight() {
    Schedule schedule = Schedule.frequency(Duration.ZERO, Optional.of(LocalTime.of(23, 0)));
    assertEquals(Optional.of(at("2026-01-01T23:00")), schedule.after(at("2026-01-01T08:00")));
    assertEquals(Optional.of(at("2026-01-02T23:00")), schedule.after(at("2026-01-01T23:00")));
  }

  @Test
  void withoutATimeOfDayTheHoursCountAlone() {
    Schedule hours = Schedule.frequency(Duration.ofHours(5), Optional.empty());
    assertEquals(Optional.of(at("2026-01-01T13:00")), hours.after(at("2026-01-01T08:00")));
    assertEquals(
        Optional.empty(),
        Schedule.frequency(Duration.ZERO, Optional.empty()).after(at("2026-01-01T08:00")));
  }

  @Test
  void theDefaultIsMidnightEachDay() {
    assertEquals(
        Optional.of(ZonedDateTime.parse("2026-01-02T00:00Z")), next("2026-01-01T00:00Z", Map.of()));
  }

  @Test
  void theWeekHasOneDay() {
    Map<String, Object> friday =
        Map.of("period", "WEEKLY", "weeklyDay", "FRIDAY", "weeklyTime", "00:30");
    assertEquals( // a Thursday
        Optional.of(ZonedDateTime.parse("2026-01-02T00:30Z")), next("2026-01-01T12:00Z", friday));
    assertEquals(
        Optional.of(ZonedDateTime.parse("2026-01-09T00:30Z")), next("2026-01-02T00:30Z", friday));
  }

  @Test
  void aTimeOfDayMayHaveSeconds() {
    assertEquals(
        Optional.of(ZonedDateTime.parse("2026-01-01T12:00:40Z")),
        next("2026-01-01T12:00Z", Map.of("dailyTime", "12:00:40")));
  }

  @Test
  void aCrowdSharesNoInstantOfItsWindow() {
    Set<Duration> waits = new HashSet<>();
    RandomGenerator random = new Random(7);
    for (int phone = 0; phone < 1_000; phone++) {
      waits.add(Schedule.randomWait(10, random));
    }
    assertTrue(waits.size() > 900, waits.size() + " instants");
    waits.forEach(
        wait -> assertTrue(wait.toMillis() >= 1_000 && wait.toMillis() <= 10_000, wait.toString()));
    assertEquals(Duration.ofSeconds(1), Schedule.randomWait(1, random));
    assertEquals(Duration.ZERO, Schedule.randomWait(0, random));
  }

  @Test
  void shortPeriodsAndNone() {
    String now = "2026-01-01T12:00Z";
    assertEquals(
        Optional.of(ZonedDateTime.parse("2026-01-01T12:05Z")),
        next(now, Map.of("period", "EVERY5MINUTES")));
    assertEquals(
        Optional.of(ZonedDateTime.parse("2026-01-01T12:15Z")),
        next(now, Map.of("period", "EVERY15MINUTES")));
    assertEquals(
        Optional.of(ZonedDateTime.parse("2026-01-08T12:00Z")),
        next(now, Map.of("period", "HOURLY", "hours", 168)));
    assertEquals(Optional.empty(), next(now, Map.of("period", "POWERUP")));
  }

  @Test
  void theHourThatTheClocksSkipIsNotSkipped() {
    Schedule schedule = Schedule.of(Parameters.of(Map.of("dailyTime", "02:30")));
    ZonedDateTime last = ZonedDateTime.parse("2026-03-28T02:30:00+01:00[Europe/Berlin]");
    assertEquals(
        ZonedDateTime.parse("2026-03-29T03:30:00+02:00[Europe/Berlin]"),
        schedule.after(last).orElseThrow());
  }

  @Test
  void aTimeThatIsNoneIsNamed() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> next("2026-01-01T12:00Z", Map.of("dailyTime", "25:00")));
    assertTrue(refused.getMessage().contains("provisioning/period/daily/time"));
    assertTrue(refused.getMessage().contains("25:00"));
  }
}
