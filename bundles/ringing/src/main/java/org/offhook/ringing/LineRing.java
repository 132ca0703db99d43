package org.offhook.ringing;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** The ring of a line that has one of its own. */
@Component(
    service = LineRing.class,
    configurationPid = LineRingConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = LineRingConfig.class, factory = true)
public final class LineRing {
  private final int line;
  private final String tone;

  /** With its parameters. */
  @Activate
  public LineRing(LineRingConfig config) {
    this.line = config.index();
    this.tone = config.tone();
  }

  int line() {
    return line;
  }

  String tone() {
    return tone;
  }
}
