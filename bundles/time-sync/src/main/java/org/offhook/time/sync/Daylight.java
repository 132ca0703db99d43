package org.offhook.time.sync;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Daylight saving as configured. A component of its own: the service component runtime looks no
 * further than the first PID that nothing is set for, so two of them in one component would lose
 * the second one at boot.
 */
@Component(service = Daylight.class, configurationPid = DaylightConfig.PID)
@Designate(ocd = DaylightConfig.class)
public final class Daylight {
  private volatile DaylightConfig config;
  private volatile Runnable follower = () -> {};

  /** With its parameters. */
  @Activate
  public Daylight(DaylightConfig config) {
    this.config = config;
  }

  @Modified
  void modified(DaylightConfig now) {
    config = now;
    follower.run();
  }

  /** The parameters as they are now. */
  DaylightConfig config() {
    return config;
  }

  /** From now on, this is run after each change; there is one follower at most. */
  void follow(Runnable task) {
    follower = task;
  }
}
