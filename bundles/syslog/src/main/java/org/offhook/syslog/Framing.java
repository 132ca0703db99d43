package org.offhook.syslog;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;

/** Writes a line as a syslog message. */
enum Framing {
  /** The way the phones write: {@code <PRI>Nov 5 09:00:00 host app[pid]: text}. */
  RFC3164(1024) {
    @Override
    String write(Line line, Sender sender) {
      String stamp = STAMP.format(line.time().atZone(ZoneId.systemDefault()));
      return "<%d>%s %s %s[%d]: %s %s: %s"
          .formatted(
              sender.priority(line),
              stamp,
              sender.host(),
              APP,
              sender.pid(),
              line.part().path(),
              line.source(),
              CleanText.of(line.text()));
    }
  },
  /** {@code <PRI>1 2026-11-05T09:00:00.000Z host app pid part - BOM text}. */
  RFC5424(2048) {
    @Override
    String write(Line line, Sender sender) {
      Instant time = line.time().truncatedTo(ChronoUnit.MILLIS);
      return "<%d>1 %s %s %s %d %s - \uFEFF%s: %s"
          .formatted(
              sender.priority(line),
              ISO.format(time.atOffset(ZoneOffset.UTC)),
              sender.host(),
              APP,
              sender.pid(),
              line.part().path(),
              line.source(),
              CleanText.of(line.text()));
    }
  };

  private static final String APP = "offhook";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss", Locale.ENGLISH);
  private static final DateTimeFormatter ISO =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT);

  private final int most;

  Framing(int most) {
    this.most = most;
  }

  abstract String write(Line line, Sender sender);

  /** The message in UTF-8, cut between characters where it is too long. */
  byte[] bytes(Line line, Sender sender) {
    byte[] bytes = write(line, sender).getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= most) {
      return bytes;
    }
    int end = most;
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return Arrays.copyOf(bytes, end);
  }

  /**
   * Who writes.
   *
   * @param facility 0-23
   * @param host name, without blanks
   * @param pid process
   */
  record Sender(int facility, String host, long pid) {
    int priority(Line line) {
      return 8 * facility + line.severity().code();
    }
  }
}
