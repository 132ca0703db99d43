package org.offhook.syslog;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;

/** Lines and configurations for tests. */
final class Samples {
  static final Instant NOON = Instant.parse("2026-11-05T12:00:00.123Z");

  private Samples() {}

  static Line line(String text) {
    return new Line(NOON, Severity.WARNING, Part.DSP, "org.offhook.media.JitterBuffer", text);
  }

  static Framing.Sender sender() {
    return new Framing.Sender(16, "desk7", 4711);
  }

  /** A configuration with the defaults of its annotation, but for these. */
  static SyslogConfig config(Map<String, Object> changes) {
    return (SyslogConfig)
        Proxy.newProxyInstance(
            SyslogConfig.class.getClassLoader(),
            new Class<?>[] {SyslogConfig.class},
            (self, method, args) ->
                changes.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  /** The outlet of such a configuration. */
  static Outlet outlet(Map<String, Object> changes) {
    return Outlet.of(config(changes));
  }
}
