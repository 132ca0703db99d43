package org.offhook.config;

import java.util.Optional;
import java.util.regex.Pattern;
import org.offhook.api.config.Assignment;

/**
 * Whether an assignment can stand in a file as one line and be read again as the same one. What
 * comes from a page or a shell may hold anything, line ends included.
 */
final class Storable {
  private static final int LONGEST = 4096;
  private static final int SHOWN = 120;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028\\u2029]");
  private static final Pattern COMMENT = Pattern.compile("\\s;");

  private Storable() {}

  /** What is expected instead, in words; empty when it can be stored. */
  static Optional<String> fault(Assignment line) {
    if (line.path().length() + line.value().length() > LONGEST) {
      return Optional.of("a line of at most " + LONGEST + " characters");
    }
    CfgLine read = CfgLine.of(line.path(), line.value());
    boolean same = read.path().equals(line.path()) && read.value().equals(line.value());
    if (same && !control(line)) {
      return Optional.empty();
    }
    return Optional.of(
        COMMENT.matcher(line.value()).find() && !control(line)
            ? "text without a blank before a semicolon: a comment begins so"
            : "one line of text");
  }

  private static boolean control(Assignment line) {
    return CONTROL.matcher(line.path()).find()
        || CONTROL.matcher(line.value().replace('\t', ' ')).find();
  }

  /** Text for people: neither long nor able to steer a terminal. */
  static String shown(String text) {
    return shown(text, SHOWN);
  }

  static String shown(String text, int longest) {
    String cut = text.length() > longest ? text.substring(0, longest) + "..." : text;
    return CONTROL.matcher(cut).replaceAll("?");
  }
}
