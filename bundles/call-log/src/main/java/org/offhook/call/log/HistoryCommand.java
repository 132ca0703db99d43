package org.offhook.call.log;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.offhook.api.phone.CallLog;
import org.offhook.api.phone.CallLog.Entry;
import org.offhook.api.phone.CallLog.Kind;
import org.offhook.api.time.WallTime;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The command {@code history}. */
@Component(
    service = HistoryCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=history",
      "offhook.help=history [dialled | received | missed | count] | history clear KIND",
      "offhook.help=Lists the calls that were, newest first; forgets those of a kind; count tells",
      "offhook.help=how many were missed since somebody last looked.",
      "offhook.help=example: history missed"
    })
public final class HistoryCommand {
  private static final String USAGE =
      "usage: history [dialled | received | missed | count] | history clear KIND";
  private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final CallLog log;
  private volatile WallTime time;

  /** With the log it shows. */
  @Activate
  public HistoryCommand(@Reference CallLog log) {
    this.log = log;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindTime(WallTime time) {
    this.time = time;
  }

  void unbindTime(WallTime time) {
    this.time = null;
  }

  /** The command. */
  public String history(String... words) {
    if (words.length == 2 && words[0].equals("clear")) {
      log.clear(kind(words[1]));
      return "forgotten";
    }
    if (words.length > 1) {
      throw new IllegalArgumentException(USAGE);
    }
    if (words.length == 1 && words[0].equals("count")) {
      return MissedCount.text(log.missedUnseen());
    }
    List<Kind> kinds = words.length == 0 ? List.of(Kind.values()) : List.of(kind(words[0]));
    List<String> rows = new ArrayList<>();
    for (Kind kind : kinds) {
      log.entries(kind).forEach(entry -> rows.add(row(entry)));
    }
    if (kinds.contains(Kind.MISSED)) {
      log.seen();
    }
    return rows.isEmpty() ? "no calls" : String.join("\n", rows);
  }

  private static Kind kind(String word) {
    try {
      return Kind.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(USAGE);
    }
  }

  private String row(Entry entry) {
    return "%-8s  %s  %-10s  %d:%02d  line %d  %s%s"
        .formatted(
            entry.kind(),
            WHEN.format(entry.at().atZone(zone(entry.at()))),
            entry.outcome().name().toLowerCase(Locale.ROOT),
            entry.talked().toMinutes(),
            entry.talked().toSecondsPart(),
            entry.line(),
            entry.name().isEmpty() ? "" : "\"" + entry.name() + "\" ",
            entry.address());
  }

  private ZoneId zone(Instant at) {
    WallTime now = time;
    return now == null ? ZoneOffset.UTC : now.now().getZone();
  }
}
