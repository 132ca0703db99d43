package org.offhook.syslog;

import java.util.Locale;
import org.osgi.service.log.LogLevel;

/** Severities (RFC 5424 section 6.2.1), worst first, after the level that lets nothing through. */
enum Severity {
  NONE,
  EMERGENCY,
  ALERT,
  CRITICAL,
  ERROR,
  WARNING,
  NOTICE,
  INFO,
  DEBUG;

  /** The number in a message, 0-7. */
  int code() {
    return ordinal() - 1;
  }

  /** True when a message this severe passes this level. */
  boolean passes(Severity severity) {
    return severity.ordinal() <= ordinal();
  }

  /** The wider of both levels. */
  Severity or(Severity other) {
    return ordinal() < other.ordinal() ? other : this;
  }

  /** The level with this name in any letter case; none when there is no such. */
  static Severity named(Object name) {
    for (Severity severity : values()) {
      if (severity.name().equals(String.valueOf(name).toUpperCase(Locale.ROOT))) {
        return severity;
      }
    }
    return NONE;
  }

  /** The severity of a line logged at this level. */
  static Severity of(LogLevel level) {
    return switch (level) {
      case ERROR -> ERROR;
      case WARN -> WARNING;
      case INFO, AUDIT -> INFO;
      default -> DEBUG;
    };
  }

  /** What a logger must let through so that nothing up to this level is missing, for logback. */
  String loggerLevel() {
    return switch (this) {
      case NONE -> "OFF";
      case EMERGENCY, ALERT, CRITICAL, ERROR -> "ERROR";
      case WARNING, NOTICE -> "WARN";
      case INFO -> "INFO";
      case DEBUG -> "DEBUG";
    };
  }
}
