package org.offhook.conference;

import java.util.Locale;
import java.util.Optional;
import org.offhook.api.sip.DialogId;

/** A Join header (RFC 3911 section 7.1). */
final class JoinHeader {
  private JoinHeader() {}

  /** The dialog that a value names, as its receiver knows it; empty when it names none. */
  static Optional<DialogId> parse(String value) {
    String[] parts = value.split(";");
    String to = "";
    String from = "";
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].strip().split("=", 2);
      String text = pair.length == 2 ? pair[1].strip() : "";
      switch (pair[0].strip().toLowerCase(Locale.ROOT)) {
        case "to-tag" -> to = text;
        case "from-tag" -> from = text;
        default -> {
          // extensions are passed over
        }
      }
    }
    boolean complete = !parts[0].isBlank() && !to.isEmpty() && !from.isEmpty();
    return complete ? Optional.of(new DialogId(parts[0].strip(), to, from)) : Optional.empty();
  }
}
