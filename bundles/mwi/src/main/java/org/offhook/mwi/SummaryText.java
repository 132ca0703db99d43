package org.offhook.mwi;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.api.phone.MessageWaiting.Summary;

/** Reads the body of a message summary (RFC 3842 section 5.2). */
final class SummaryText {
  private static final Pattern COUNTS =
      Pattern.compile(
          "(\\d{1,9})\\s*/\\s*(\\d{1,9})(?:\\s*\\(\\s*(\\d{1,9})\\s*/\\s*(\\d{1,9})\\s*\\))?.*");

  private SummaryText() {}

  /** What it says; empty when it does not say whether messages wait. */
  static Optional<Summary> read(String body) {
    Boolean waiting = null;
    String account = "";
    int[] counts = new int[4];
    for (String line : body.split("\r\n|\n|\r")) {
      if (line.isBlank() && waiting != null) {
        break; // headers of single messages follow
      }
      int colon = line.indexOf(':');
      if (colon < 0) {
        continue;
      }
      String value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).strip().toLowerCase(Locale.ROOT)) {
        case "messages-waiting" -> waiting = value.equalsIgnoreCase("yes");
        case "message-account" -> account = value;
        case "voice-message" -> counts = counts(value);
        default -> {
          // another class of messages: the lamp knows of it by the first line
        }
      }
    }
    return waiting == null
        ? Optional.empty()
        : Optional.of(new Summary(waiting, account, counts[0], counts[1], counts[2], counts[3]));
  }

  private static int[] counts(String value) {
    int[] counts = new int[4];
    Matcher matcher = COUNTS.matcher(value);
    if (matcher.matches()) {
      for (int i = 0; i < 4; i++) {
        counts[i] = matcher.group(i + 1) == null ? 0 : Integer.parseInt(matcher.group(i + 1));
      }
    }
    return counts;
  }
}
