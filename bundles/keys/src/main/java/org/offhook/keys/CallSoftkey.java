package org.offhook.keys;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A softkey of a call that something is configured for. */
@Component(
    service = ConfiguredSoftkey.class,
    configurationPid = CallSoftkeyConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = CallSoftkeyConfig.class, factory = true)
public final class CallSoftkey implements ConfiguredSoftkey {
  private final Slot slot;

  /** With its parameters. */
  @Activate
  public CallSoftkey(CallSoftkeyConfig config) {
    String function = ConfiguredKey.event(config.function());
    slot = new Slot(Row.CALL, config.index(), function, "", "", config.psk(), false);
  }

  @Override
  public Slot slot() {
    return slot;
  }
}
