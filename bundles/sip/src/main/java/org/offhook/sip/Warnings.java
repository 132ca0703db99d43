package org.offhook.sip;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what a refusal says besides its code: the Warning header (RFC 3261 section 20.43). */
final class Warnings {
  private static final Pattern WARNING =
      Pattern.compile("^3\\d\\d\\s+\\S+\\s+\"((?:[^\"\\\\]|\\\\.)*+)\"");

  private Warnings() {}

  /** The reason phrase, with what the warnings add to it. */
  static String reason(Reply reply) {
    List<String> parts = new ArrayList<>(List.of(reply.reason()));
    for (String value : reply.values("Warning")) {
      Matcher warning = WARNING.matcher(value);
      if (warning.find() && !parts.contains(warning.group(1))) {
        parts.add(Text.clean(warning.group(1)));
      }
    }
    return String.join(": ", parts);
  }
}
