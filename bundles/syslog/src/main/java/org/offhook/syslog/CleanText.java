package org.offhook.syslog;

import java.util.regex.Pattern;

/** Makes a text fit to leave the phone: without secrets, without control characters. */
final class CleanText {
  /** Values after words that announce a secret, in {@code .cfg} lines, URLs and messages. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)(pass(?:word|wd|phrase)|secret|pin_code)(\"?\\s*[=:]\\s*)[^\\s;&,]+");

  /** Answers to a digest challenge (RFC 8760) and keys of a media stream (RFC 4568). */
  private static final Pattern DIGEST = Pattern.compile("(?i)(response|cnonce)=\"?[^\"\\s,]+\"?");

  private static final Pattern BASIC =
      Pattern.compile("(?i)(authorization\\s*:\\s*(?:basic|bearer))\\s+\\S+");
  private static final Pattern CRYPTO = Pattern.compile("(?i)(inline:)[^\\s|]+");

  private CleanText() {}

  static String of(String text) {
    String clean = SECRET.matcher(text).replaceAll("$1$2***");
    clean = DIGEST.matcher(clean).replaceAll("$1=***");
    clean = BASIC.matcher(clean).replaceAll("$1 ***");
    clean = CRYPTO.matcher(clean).replaceAll("$1***");
    return escaped(clean);
  }

  private static String escaped(String text) {
    StringBuilder out = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean control = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
      if (control && out == null) {
        out = new StringBuilder(text.length() + 16).append(text, 0, i);
      }
      if (out != null) {
        out.append(control ? escape(c) : String.valueOf(c));
      }
    }
    return out == null ? text : out.toString();
  }

  private static String escape(char c) {
    return switch (c) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> " ";
      default -> "\\u%04x".formatted((int) c);
    };
  }
}
