package org.offhook.time.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zones by parameters against those that the world keeps. */
class ZoneTest {
  private static final ZoneOffset CET = ZoneOffset.ofHours(1);

  private static Zone.Switch weekday(int month, int week, int hour) {
    return new Zone.Switch(month, 1, week, DayOfWeek.SUNDAY, LocalTime.of(hour, 0));
  }

  /** Every hour of a year has the offset that the IANA table gives it. */
  private static void sameAs(String zone, ZoneRules ours, int year) {
    ZoneRules theirs = ZoneId.of(zone).getRules();
    Instant hour = LocalDateTime.of(year, 1, 1, 0, 0).toInstant(ZoneOffset.UTC);
    for (int i = 0; i < 366 * 24; i++) {
      Instant at = hour.plusSeconds(3600L * i);
      assertEquals(theirs.getOffset(at), ours.getOffset(at), zone + " at " + at);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2024, 2025, 2026, 2027, 2030})
  void weekdayRulesNorthOfTheEquator(int year) {
    sameAs("Europe/Berlin", Zone.with(CET, 60, weekday(3, 5, 2), weekday(10, 5, 3)), year);
    ZoneOffset eastern = ZoneOffset.ofHours(-5);
    sameAs("America/New_York", Zone.with(eastern, 60, weekday(3, 2, 2), weekday(11, 1, 2)), year);
  }

  @ParameterizedTest
  @ValueSource(ints = {2024, 2025, 2026, 2027, 2030})
  void weekdayRulesSouthOfTheEquatorGoAcrossTheTurnOfTheYear(int year) {
    ZoneOffset sydney = ZoneOffset.ofHours(10);
    sameAs("Australia/Sydney", Zone.with(sydney, 60, weekday(10, 1, 2), weekday(4, 1, 3)), year);
    ZoneOffset howe = ZoneOffset.ofHoursMinutes(10, 30);
    sameAs("Australia/Lord_Howe", Zone.with(howe, 30, weekday(10, 1, 2), weekday(4, 1, 2)), year);
  }

  @Test
  void fixedDatesSwitchAtTheirMinuteByTheClockThatRunsUntilThen() {
    // The example of the manual: from February 22, 14:30 to July 16, 22:15.
    ZoneRules rules =
        Zone.with(
            CET,
            60,
            new Zone.Switch(2, 22, 1, null, LocalTime.of(14, 30)),
            new Zone.Switch(7, 16, 1, null, LocalTime.of(22, 15)));
    Instant begin = LocalDateTime.of(2026, 2, 22, 14, 30).toInstant(CET);
    assertEquals(CET, rules.getOffset(begin.minusSeconds(1)));
    assertEquals(ZoneOffset.ofHours(2), rules.getOffset(begin));
    Instant end = LocalDateTime.of(2026, 7, 16, 22, 15).toInstant(ZoneOffset.ofHours(2));
    assertEquals(ZoneOffset.ofHours(2), rules.getOffset(end.minusSeconds(1)));
    assertEquals(CET, rules.getOffset(end));
  }

  @Test
  void fixedDatesSouthOfTheEquator() {
    ZoneRules rules =
        Zone.with(
            CET,
            90,
            new Zone.Switch(10, 4, 1, null, LocalTime.of(2, 0)),
            new Zone.Switch(4, 31, 1, null, LocalTime.of(3, 0)));
    ZoneOffset summer = ZoneOffset.ofHoursMinutes(2, 30);
    assertEquals(summer, rules.getOffset(Instant.parse("2027-01-01T00:00:00Z")));
    assertEquals(summer, rules.getOffset(Instant.parse("2027-04-30T00:29:59Z")));
    assertEquals(CET, rules.getOffset(Instant.parse("2027-04-30T00:30:00Z")));
    assertEquals(CET, rules.getOffset(Instant.parse("2027-10-04T00:59:59Z")));
    assertEquals(summer, rules.getOffset(Instant.parse("2027-10-04T01:00:00Z")));
  }

  @ParameterizedTest
  @CsvSource({
    "+02:00, 7200",
    "-03:30, -12600",
    "00:00, 0",
    "+05:45, 20700",
    "-12:00, -43200",
    "+13:00, 46800",
    "2:00, 7200"
  })
  void offsetsAreReadAsThePhonesWriteThem(String text, int seconds) {
    assertEquals(seconds, GmtOffset.of(text).orElseThrow().getTotalSeconds());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GMT+1", "+25:00", "-12:30", "+01:60", "1", "+1:0"})
  void otherTextsAreNoOffset(String text) {
    assertEquals(java.util.Optional.empty(), GmtOffset.of(text));
  }
}
