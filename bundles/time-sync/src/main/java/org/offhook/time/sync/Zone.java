package org.offhook.time.sync;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneOffsetTransitionRule.TimeDefinition;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The rules of a zone, as the parameters describe them: the same every year. */
final class Zone {
  private static final int LAST_WEEK = 5;
  private static final int A_YEAR = 2000;

  private Zone() {}

  /**
   * A switch of the clock.
   *
   * @param month month, 1-12
   * @param day day of the month, 1-31; used without a weekday, and no later than the month's last
   * @param week week of the month, 1-5, the fifth being the last; used with a weekday
   * @param weekday weekday, or null for a fixed day
   * @param time when, by the clock that runs until then
   */
  record Switch(int month, int day, int week, DayOfWeek weekday, LocalTime time) {

    ZoneOffsetTransitionRule rule(ZoneOffset standard, ZoneOffset before, ZoneOffset after) {
      return ZoneOffsetTransitionRule.of(
          Month.of(month),
          dayOfMonth(),
          weekday,
          time,
          false,
          TimeDefinition.WALL,
          standard,
          before,
          after);
    }

    /** A weekday is looked for from this day on; -1 is the last one of the month. */
    private int dayOfMonth() {
      if (weekday == null) {
        return Math.min(day, Month.of(month).minLength());
      }
      return week == LAST_WEEK ? -1 : 1 + 7 * (week - 1);
    }
  }

  /** Standard time all year round. */
  static ZoneRules without(ZoneOffset standard) {
    return ZoneRules.of(standard);
  }

  /**
   * Standard time, and some minutes more from one switch to the other; across the turn of the year
   * where the one comes later in the year, as south of the equator.
   */
  static ZoneRules with(ZoneOffset standard, int minutes, Switch begin, Switch end) {
    ZoneOffset summer = ZoneOffset.ofTotalSeconds(standard.getTotalSeconds() + minutes * 60);
    if (minutes == 0) {
      return without(standard);
    }
    List<ZoneOffsetTransitionRule> rules =
        Stream.of(begin.rule(standard, standard, summer), end.rule(standard, summer, standard))
            .sorted(Comparator.comparing(rule -> rule.createTransition(A_YEAR).getInstant()))
            .toList();
    // Rules take over after the last transition listed: one long before any phone was made.
    ZoneOffsetTransition first =
        ZoneOffsetTransition.of(LocalDateTime.of(1970, 1, 1, 0, 0), summer, standard);
    return ZoneRules.of(standard, summer, List.of(), List.of(first), rules);
  }
}
