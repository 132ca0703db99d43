package org.offhook.failover;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A line that is configured, and may have a second server of its own. */
@Component(
    service = SecondServer.class,
    configurationPid = SecondServerConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SecondServerConfig.class, factory = true)
public final class SecondServer {
  private final SecondServerConfig config;

  /** With its parameters. */
  @Activate
  public SecondServer(SecondServerConfig config) {
    this.config = config;
  }

  SecondServerConfig config() {
    return config;
  }
}
