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
