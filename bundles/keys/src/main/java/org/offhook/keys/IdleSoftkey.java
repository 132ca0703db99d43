package org.offhook.keys;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A softkey of the idle phone that something is configured for. */
@Component(
    service = ConfiguredSoftkey.class,
    configurationPid = IdleSoftkeyConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = IdleSoftkeyConfig.class, factory = true)
public final class IdleSoftkey implements ConfiguredSoftkey {
  private final Slot slot;

  /** With its parameters. */
  @Activate
  public IdleSoftkey(IdleSoftkeyConfig config) {
    slot =
        new Slot(
            Row.IDLE,
            config.index(),
            ConfiguredKey.event(config.function()),
            config.label(),
            config.number(),
            config.psk(),
            false);
  }

  @Override
  public Slot slot() {
    return slot;
  }
}
