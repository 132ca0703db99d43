package org.offhook.config;

/**
 * One line of a {@code .cfg} file, word for word, and what it says.
 *
 * @param raw the line as it stands in the file
 * @param kind what it is
 * @param path path of an assignment as written, else empty
 * @param from where in the line its value begins
 * @param to where in the line its value ends
 */
record CfgLine(String raw, Kind kind, String path, int from, int to) {

  /** What a line is. */
  enum Kind {
    /** Blank, or a comment. */
    SILENT,
    /** {@code path=value}. */
    ASSIGNMENT,
    /** None of these. */
    UNREADABLE
  }

  static CfgLine of(String path, String value) {
    return parse(path + "=" + value);
  }

  static CfgLine parse(String raw) {
    int first = skip(raw, 0, raw.length());
    if (first == raw.length() || raw.charAt(first) == ';' || raw.charAt(first) == '#') {
      return new CfgLine(raw, Kind.SILENT, "", 0, 0);
    }
    int equals = raw.indexOf('=');
    if (equals <= first) {
      return new CfgLine(raw, Kind.UNREADABLE, "", 0, 0);
    }
    int to = back(raw, equals + 1, comment(raw, equals + 1));
    int from = Math.min(skip(raw, equals + 1, to), to);
    return new CfgLine(
        raw, Kind.ASSIGNMENT, raw.substring(first, back(raw, first, equals)), from, to);
  }

  /** A comment after a value begins with a blank and a semicolon; a bare semicolon is value. */
  private static int comment(String raw, int from) {
    for (int at = raw.indexOf(';', from); at >= 0; at = raw.indexOf(';', at + 1)) {
      if (Character.isWhitespace(raw.charAt(at - 1))) {
        return at;
      }
    }
    return raw.length();
  }

  private static int skip(String raw, int from, int to) {
    int at = from;
    while (at < to && Character.isWhitespace(raw.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int back(String raw, int from, int to) {
    int at = to;
    while (at > from && Character.isWhitespace(raw.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  boolean assignment() {
    return kind == Kind.ASSIGNMENT;
  }

  String value() {
    return raw.substring(from, to);
  }

  /** The same line with another value; its path as written, blanks and comment stay. */
  CfgLine with(String value) {
    CfgLine changed = parse(raw.substring(0, from) + value + raw.substring(to));
    // After "= " a value that begins with a semicolon would be read as a comment.
    return changed.value().equals(value) ? changed : of(path, value);
  }
}
