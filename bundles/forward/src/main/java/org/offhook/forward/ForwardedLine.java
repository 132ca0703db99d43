package org.offhook.forward;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** What is configured for one line. */
@Component(
    service = ForwardedLine.class,
    configurationPid = LineForwardConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LineForwardConfig.class, factory = true)
public final class ForwardedLine {
  private final LineForwardConfig config;

  /** With its parameters. */
  @Activate
  public ForwardedLine(LineForwardConfig config) {
    this.config = config;
  }

  LineForwardConfig config() {
    return config;
  }

  boolean isOn() {
    return config.offered() && config.on() && !config.destination().isBlank();
  }
}
