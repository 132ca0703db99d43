package org.offhook.keys;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A digit of the recording softkey that is configured. */
@Component(
    service = RecordSignal.class,
    configurationPid = SignalConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = SignalConfig.class, factory = true)
public final class RecordSignal {
  private final SignalConfig config;

  /** With its parameters. */
  @Activate
  public RecordSignal(SignalConfig config) {
    this.config = config;
  }

  int index() {
    return config.index();
  }

  String signal() {
    return config.signal();
  }
}
