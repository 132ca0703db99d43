package org.offhook.api.time;

import java.time.ZonedDateTime;

/**
 * The time of day where the phone stands: corrected by a time server, in the configured zone, with
 * daylight saving. {@link Clock#now()} is what the host believes; a phone may not set the clock of
 * its host. Safe from any thread.
 */
public interface WallTime {
  /** The time here and now. */
  ZonedDateTime now();

  /** The date as it is configured to be shown, such as {@code 24/12/2026} or {@code 12/24/2026}. */
  String date();

  /** The time as it is configured to be shown, such as {@code 18:05} or {@code 6:05 PM}. */
  String time();

  /** Where the time is from, for people: a server, {@code set by hand}, or {@code host}. */
  String source();
}
