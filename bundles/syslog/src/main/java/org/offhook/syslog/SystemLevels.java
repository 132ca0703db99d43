package org.offhook.syslog;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/**
 * Log levels of the system as configured. A component of its own: the service component runtime
 * looks no further than the first PID that nothing is set for, so several of them in one component
 * would lose the later ones at boot.
 */
@Component(service = SystemLevels.class, configurationPid = "org.offhook.syslog.system")
public final class SystemLevels {
  private volatile Map<String, Object> properties;
  private volatile Runnable follower = () -> {};

  /** With its parameters; the annotation only gives their defaults to the properties. */
  @Activate
  public SystemLevels(SystemComponents defaults, Map<String, Object> properties) {
    this.properties = properties;
  }

  @Modified
  void modified(SystemComponents defaults, Map<String, Object> properties) {
    this.properties = properties;
    follower.run();
  }

  /** The levels as they are now. */
  Map<String, Object> properties() {
    return properties;
  }

  /** From now on, this is run after each change; there is one follower at most. */
  void follow(Runnable task) {
    follower = task;
  }
}
