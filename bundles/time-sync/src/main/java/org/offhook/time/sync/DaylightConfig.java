package org.offhook.time.sync;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** When daylight saving time begins and ends. */
@ObjectClassDefinition(
    name = "Daylight saving",
    description = "Between two days of the year, some minutes are added to the time of day.")
public @interface DaylightConfig {
  /** PID. */
  String PID = "org.offhook.time-sync.daylight";

  /** Whether there is any. */
  @AttributeDefinition(
      name = "Daylight saving",
      description = "Whether daylight saving time is observed here.",
      options = {
        @Option(value = "DISABLE", label = "No"),
        @Option(value = "ENABLE", label = "Yes")
      })
  @Cfg(path = "system/daylight_saving/activate", aliases = "system/ntp/daylight_saving/activate")
  String activate() default "DISABLE";

  /** How the two days are given. */
  @AttributeDefinition(
      name = "Mode",
      description = "Whether the days are given as month and day, or as month, week and weekday.",
      options = {
        @Option(value = "FIXED", label = "Month and day"),
        @Option(value = "DayOfWeek", label = "Month, week and weekday")
      })
  @Cfg(path = "system/daylight_saving/mode")
  String mode() default "FIXED";

  /** What is added. */
  @AttributeDefinition(
      name = "Offset",
      description = "Minutes that daylight saving time adds.",
      min = "0",
      max = "180")
  @Cfg(
      path = "system/daylight_saving/offset",
      unit = "min",
      aliases = "system/ntp/daylight_saving/offset")
  int offset() default 60;

  /** Month of the beginning. */
  @AttributeDefinition(
      name = "Begins, month",
      description = "Month daylight saving time begins.",
      min = "1",
      max = "12")
  @Cfg(
      path = "system/daylight_saving/start_date/month",
      aliases = "system/ntp/daylight_saving/start_date/month")
  int startMonth() default 1;

  /** Day of the beginning. */
  @AttributeDefinition(
      name = "Begins, day",
      description = "Day of the month it begins, in the fixed mode.",
      min = "1",
      max = "31")
  @Cfg(
      path = "system/daylight_saving/start_date/day",
      aliases = "system/ntp/daylight_saving/start_date/day")
  int startDay() default 1;

  /** Week of the beginning. */
  @AttributeDefinition(
      name = "Begins, week",
      description = "Week of the month it begins, in the weekday mode; 5 is the last one.",
      min = "1",
      max = "5")
  @Cfg(path = "system/daylight_saving/start_date/week")
  int startWeek() default 1;

  /** Hour of the beginning. */
  @AttributeDefinition(
      name = "Begins, hour",
      description = "Hour it begins, by the clock that runs until then.",
      min = "0",
      max = "23")
  @Cfg(
      path = "system/daylight_saving/start_date/hour",
      aliases = "system/ntp/daylight_saving/start_date/hour")
  int startHour() default 2;

  /** Minute of the beginning. */
  @AttributeDefinition(
      name = "Begins, minute",
      description = "Minute it begins.",
      min = "0",
      max = "59")
  @Cfg(
      path = "system/daylight_saving/start_date/minute",
      aliases = "system/ntp/daylight_saving/start_date/minute")
  int startMinute() default 0;

  /** Weekday of the beginning. */
  @AttributeDefinition(
      name = "Begins, weekday",
      description = "Day of the week it begins, in the weekday mode.",
      options = {
        @Option(value = "SUNDAY", label = "Sunday"),
        @Option(value = "MONDAY", label = "Monday"),
        @Option(value = "TUESDAY", label = "Tuesday"),
        @Option(value = "WEDNESDAY", label = "Wednesday"),
        @Option(value = "THURSDAY", label = "Thursday"),
        @Option(value = "FRIDAY", label = "Friday"),
        @Option(value = "SATURDAY", label = "Saturday")
      })
  @Cfg(path = "system/daylight_saving/start_date/day_of_week")
  String startDayOfWeek() default "SUNDAY";

  /** Month of the end. */
  @AttributeDefinition(
      name = "Ends, month",
      description = "Month daylight saving time ends.",
      min = "1",
      max = "12")
  @Cfg(
      path = "system/daylight_saving/end_date/month",
      aliases = "system/ntp/daylight_saving/end_date/month")
  int endMonth() default 1;

  /** Day of the end. */
  @AttributeDefinition(
      name = "Ends, day",
      description = "Day of the month it ends, in the fixed mode.",
      min = "1",
      max = "31")
  @Cfg(
      path = "system/daylight_saving/end_date/day",
      aliases = "system/ntp/daylight_saving/end_date/day")
  int endDay() default 1;

  /** Week of the end. */
  @AttributeDefinition(
      name = "Ends, week",
      description = "Week of the month it ends, in the weekday mode; 5 is the last one.",
      min = "1",
      max = "5")
  @Cfg(path = "system/daylight_saving/end_date/week")
  int endWeek() default 1;

  /** Hour of the end. */
  @AttributeDefinition(
      name = "Ends, hour",
      description = "Hour it ends, by the clock that runs until then.",
      min = "0",
      max = "23")
  @Cfg(
      path = "system/daylight_saving/end_date/hour",
      aliases = "system/ntp/daylight_saving/end_date/hour")
  int endHour() default 2;

  /** Minute of the end. */
  @AttributeDefinition(
      name = "Ends, minute",
      description = "Minute it ends.",
      min = "0",
      max = "59")
  @Cfg(
      path = "system/daylight_saving/end_date/minute",
      aliases = "system/ntp/daylight_saving/end_date/minute")
  int endMinute() default 0;

  /** Weekday of the end. */
  @AttributeDefinition(
      name = "Ends, weekday",
      description = "Day of the week it ends, in the weekday mode.",
      options = {
        @Option(value = "SUNDAY", label = "Sunday"),
        @Option(value = "MONDAY", label = "Monday"),
        @Option(value = "TUESDAY", label = "Tuesday"),
        @Option(value = "WEDNESDAY", label = "Wednesday"),
        @Option(value = "THURSDAY", label = "Thursday"),
        @Option(value = "FRIDAY", label = "Friday"),
        @Option(value = "SATURDAY", label = "Saturday")
      })
  @Cfg(path = "system/daylight_saving/end_date/day_of_week")
  String endDayOfWeek() default "SUNDAY";
}
