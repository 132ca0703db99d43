package org.offhook.keys;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A programmable softkey. */
@Component(
    service = ConfiguredSoftkey.class,
    configurationPid = PskConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = PskConfig.class, factory = true)
public final class Psk implements ConfiguredSoftkey {
  private final Slot slot;

  /** With its parameters. */
  @Activate
  public Psk(PskConfig config) {
    slot =
        new Slot(
            Row.PSK,
            config.index(),
            "PSK",
            config.label(),
            config.prefix(),
            config.index(),
            config.dial() == 1);
  }

  @Override
  public Slot slot() {
    return slot;
  }
}
