package org.offhook.api.config;

/**
 * One line of configuration that is not in force as written.
 *
 * @param kind how bad it is
 * @param source file or caller it came from
 * @param line line number from 1, or 0 where there is no line
 * @param path path as written
 * @param value value as written; masked when the parameter is a secret
 * @param expected what would have been accepted, in words
 */
public record Problem(
    Kind kind, String source, int line, String path, String value, String expected) {

  /** How bad a problem is. */
  public enum Kind {
    /** The line cannot be read or its value is not allowed; the default or the old value stays. */
    INVALID,
    /** No installed bundle claims the path; the line is kept and comes alive with its bundle. */
    UNCLAIMED,
    /** The same path came again further down; the later line counts. */
    REPEATED
  }

  @Override
  public String toString() {
    return switch (kind) {
      case INVALID ->
          "%s:%d: %s: value \"%s\" is not allowed, expected %s"
              .formatted(source, line, path, value, expected);
      case UNCLAIMED ->
          "%s:%d: %s: no installed capability claims it; kept".formatted(source, line, path);
      case REPEATED ->
          "%s:%d: %s: set again further down; the later line counts".formatted(source, line, path);
    };
  }
}
