package org.offhook.time.sync;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code time}. */
@Component(
    service = TimeCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=time",
      "offhook.help=time [sync | set YYYY-MM-DDTHH:MM]",
      "offhook.help=Tells date and time and where they are from; asks the time servers; sets it.",
      "offhook.help=example: time set 2026-12-24T18:05"
    })
public final class TimeCommand {
  static final String USAGE =
      """
      usage: time                        date and time as shown, and where they are from
             time sync                   asks the time servers now
             time set YYYY-MM-DDTHH:MM   sets it by hand, until a server answers
      example: time set 2026-12-24T18:05""";

  private final TimeOfDay time;

  /** With the time it tells. */
  @Activate
  public TimeCommand(@Reference TimeOfDay time) {
    this.time = time;
  }

  /** The command. */
  public String time(String... words) {
    if (words.length == 0) {
      return told();
    }
    if (words.length == 1 && words[0].equals("sync")) {
      time.look();
      return "the time servers are asked";
    }
    if (words.length == 2 && words[0].equals("set")) {
      try {
        time.set(LocalDateTime.parse(words[1], DateTimeFormatter.ISO_LOCAL_DATE_TIME));
      } catch (DateTimeParseException e) {
        throw new IllegalArgumentException(
            "\"" + words[1] + "\" is no date and time, expected one like 2026-12-24T18:05");
      }
      return told();
    }
    throw new IllegalArgumentException(USAGE);
  }

  private String told() {
    return "%s %s %s, from %s".formatted(time.date(), time.time(), time.zone(), time.source());
  }
}
