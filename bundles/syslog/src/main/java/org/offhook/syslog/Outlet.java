package org.offhook.syslog;

/**
 * Where lines go and how they are written there.
 *
 * @param destination where
 * @param framing how
 * @param facility 0-23
 * @param hostName name told; empty for the computer's
 */
record Outlet(Destination destination, Framing framing, int facility, String hostName) {
  /** Reads it from the configuration. */
  static Outlet of(SyslogConfig config) {
    return new Outlet(
        Destination.of(config),
        Framing.valueOf(config.format()),
        config.facility(),
        config.hostname().strip());
  }
}
