package org.offhook.call.log;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32;
import org.offhook.api.phone.CallLog.Entry;
import org.offhook.api.phone.CallLog.Kind;
import org.offhook.api.phone.CallLog.Outcome;

/** A call as a line of the file: its parts, percent-encoded, and a checksum over them. */
final class LogLine {
  private static final int PARTS = 8;

  private LogLine() {}

  static String of(Entry entry) {
    String text =
        String.join(
            " ",
            entry.kind().name(),
            entry.outcome().name(),
            String.valueOf(entry.line()),
            String.valueOf(entry.at().toEpochMilli()),
            String.valueOf(entry.talked().toMillis()),
            encoded(entry.address()),
            encoded(entry.name()));
    return text + " " + checksum(text) + "\n";
  }

  /** A line as it was written; empty for one that was torn or touched. */
  static Optional<Entry> parse(String line) {
    String[] parts = line.split(" ", -1);
    int end = line.lastIndexOf(' ');
    if (parts.length != PARTS || !parts[PARTS - 1].equals(checksum(line.substring(0, end)))) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Entry(
              Kind.valueOf(parts[0]),
              Outcome.valueOf(parts[1]),
              Integer.parseInt(parts[2]),
              decoded(parts[5]),
              decoded(parts[6]),
              Instant.ofEpochMilli(Long.parseLong(parts[3])),
              Duration.ofMillis(Long.parseLong(parts[4]))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String encoded(String text) {
    return text.isEmpty()
        ? "-"
        : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("-", "%2D");
  }

  private static String decoded(String text) {
    return text.equals("-") ? "" : URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(crc.getValue());
  }
}
