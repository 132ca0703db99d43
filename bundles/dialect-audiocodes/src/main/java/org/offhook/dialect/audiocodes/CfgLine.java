package org.offhook.dialect.audiocodes;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one line says.
 *
 * @param kind what it is
 * @param path path of an assignment, else empty
 * @param value value of an assignment or name of an included file, else empty
 */
record CfgLine(Kind kind, String path, String value) {
  private static final Pattern INCLUDE = Pattern.compile("(?i)include\\s+([^=\\s].*)");
  private static final Pattern COMMENT = Pattern.compile("\\s;");

  /** What a line is. */
  enum Kind {
    /** Blank, or a comment. */
    SILENT,
    /** {@code path=value}. */
    ASSIGNMENT,
    /** {@code include name}. */
    INCLUDE,
    /** None of these. */
    UNREADABLE
  }

  static CfgLine parse(String raw) {
    String line = raw.strip();
    if (line.isEmpty() || line.startsWith(";") || line.startsWith("#")) {
      return new CfgLine(Kind.SILENT, "", "");
    }
    Matcher include = INCLUDE.matcher(line);
    if (include.matches()) {
      String name = withoutComment(include.group(1));
      boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
      return new CfgLine(
          Kind.INCLUDE, "include", quoted ? name.substring(1, name.length() - 1) : name);
    }
    int equals = line.indexOf('=');
    return equals <= 0
        ? new CfgLine(Kind.UNREADABLE, "", "")
        : new CfgLine(
            Kind.ASSIGNMENT,
            line.substring(0, equals).strip(),
            withoutComment(line.substring(equals + 1)));
  }

  /** A comment after a value begins with a blank and a semicolon; a bare semicolon is value. */
  private static String withoutComment(String value) {
    Matcher comment = COMMENT.matcher(value);
    return (comment.find() ? value.substring(0, comment.start()) : value).strip();
  }
}
