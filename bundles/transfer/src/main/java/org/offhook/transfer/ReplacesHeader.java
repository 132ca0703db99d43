package org.offhook.transfer;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.offhook.api.sip.DialogId;

/**
 * A Replaces header (RFC 3891 section 6.1).
 *
 * @param dialog the dialog it names, as its receiver knows it
 * @param earlyOnly whether only a dialog that is not answered yet may be replaced
 */
record ReplacesHeader(DialogId dialog, boolean earlyOnly) {

  /** Reads a value; empty when it names no dialog. */
  static Optional<ReplacesHeader> parse(String value) {
    String[] parts = value.split(";");
    String to = "";
    String from = "";
    boolean early = false;
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].strip().split("=", 2);
      String text = pair.length == 2 ? pair[1].strip() : "";
      switch (pair[0].strip().toLowerCase(Locale.ROOT)) {
        case "to-tag" -> to = text;
        case "from-tag" -> from = text;
        case "early-only" -> early = true;
        default -> {
          // extensions are passed over
        }
      }
    }
    boolean complete = !parts[0].isBlank() && !to.isEmpty() && !from.isEmpty();
    return complete
        ? Optional.of(new ReplacesHeader(new DialogId(parts[0].strip(), to, from), early))
        : Optional.empty();
  }

  /** For a dialog of ours, as the peer of that dialog knows it. */
  static String toPeerOf(DialogId ours, boolean earlyOnly) {
    return ours.callId()
        + ";to-tag="
        + ours.remoteTag()
        + ";from-tag="
        + ours.localTag()
        + (earlyOnly ? ";early-only" : "");
  }

  /** Escaped for the headers of a URI (RFC 3261 section 19.1.1). */
  static String escaped(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Back from the headers of a URI. */
  static String unescaped(String value) {
    return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
