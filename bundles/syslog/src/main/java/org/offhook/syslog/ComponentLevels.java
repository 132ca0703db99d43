package org.offhook.syslog;

import java.util.Map;

/**
 * Log levels of some parts of the phone as configured. Each PID of them has a component of its own:
 * the service component runtime looks no further than the first PID that nothing is set for, so
 * several of them in one component would lose the later ones at boot.
 */
abstract class ComponentLevels {
  private volatile Map<String, Object> properties;
  private volatile Runnable follower = () -> {};

  ComponentLevels(Map<String, Object> properties) {
    this.properties = properties;
  }

  /** Takes other levels, and tells who follows. */
  final void change(Map<String, Object> changed) {
    properties = changed;
    follower.run();
  }

  /** The levels as they are now. */
  final Map<String, Object> properties() {
    return properties;
  }

  /** From now on, this is run after each change; there is one follower at most. */
  final void follow(Runnable task) {
    follower = task;
  }
}
