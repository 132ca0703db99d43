package org.offhook.health;

import org.offhook.api.health.HealthProbe.Health;

/**
 * One line of the report.
 *
 * @param name what was looked at
 * @param health how it is
 */
record Finding(String name, Health health) {
  /** The detail. It may quote what came from the network: nothing in it may steer a terminal. */
  String line() {
    String detail = health.detail();
    return detail == null ? "" : detail.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
