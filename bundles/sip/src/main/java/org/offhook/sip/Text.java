package org.offhook.sip;

/** Text of strangers made fit for headers and for people. */
final class Text {
  private Text() {}

  /** Without control characters, which could end a header or reach a terminal. */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT)
        .forEach(clean::appendCodePoint);
    return clean.toString().strip();
  }

  /** As a quoted string (RFC 3261 section 25.1). */
  static String quoted(String text) {
    return '"' + clean(text).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** A quoted string's text, or the text itself when it is not quoted. */
  static String unquoted(String text) {
    String stripped = text.strip();
    if (stripped.length() < 2 || !stripped.startsWith("\"") || !stripped.endsWith("\"")) {
      return stripped;
    }
    return stripped.substring(1, stripped.length() - 1).replaceAll("\\\\(.)", "$1");
  }

  /** An address as it stands in a URI: IPv6 in brackets. */
  static String host(String address) {
    return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
  }
}
