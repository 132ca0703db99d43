package org.offhook.syslog;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What passes: the general level, and one for each part. */
final class Levels {
  private final Severity general;
  private final Map<Part, Severity> parts = new EnumMap<>(Part.class);
  private final Map<String, Part> known = new ConcurrentHashMap<>();

  /** Reads them from the properties of the component. */
  Levels(Severity general, Map<String, Object> properties) {
    this.general = general;
    for (Part part : Part.values()) {
      parts.put(part, Severity.named(properties.get(part.property())));
    }
  }

  /** The part that a logger belongs to. Loggers are few: what was found is kept. */
  Part part(String logger) {
    return known.computeIfAbsent(logger, Part::of);
  }

  /** As the configuration says. */
  static Levels of(SyslogConfig config, Map<String, Object> properties) {
    Severity ready =
        switch (config.logLevel()) {
          case "BASIC" -> Severity.INFO;
          case "DETAILED" -> Severity.DEBUG;
          default -> Severity.NONE;
        };
    var levels = new Levels(Severity.named(config.level()).or(ready), properties);
    levels.raise(Part.SIP_STACK, Severity.values()[config.sipLogFilter() + 1]);
    levels.raise(Part.WATCHDOG, config.logWatchdogEvents() ? Severity.INFO : Severity.NONE);
    return levels;
  }

  private void raise(Part part, Severity level) {
    parts.merge(part, level, Severity::or);
  }

  /** What passes of a part. */
  Severity of(Part part) {
    return general.or(parts.get(part));
  }

  Severity general() {
    return general;
  }

  /** True when a line passes. */
  boolean pass(Part part, Severity severity) {
    return of(part).passes(severity);
  }
}
