package org.offhook.health;

import org.offhook.api.health.HealthProbe.Health;

/**
 * One line of the report.
 *
 * @param name what was looked at
 * @param health how it is
 */
record Finding(String name, Health health) {}
