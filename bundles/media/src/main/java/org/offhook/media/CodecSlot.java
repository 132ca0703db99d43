package org.offhook.media;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A configured entry of the codec list, as a service for {@link MediaEngine}. */
@Component(
    service = CodecSlot.class,
    configurationPid = CodecSlotConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = CodecSlotConfig.class, factory = true)
public final class CodecSlot {
  final int index;
  final boolean enabled;
  final String name;
  final int packetMillis;

  /** With its parameters. */
  @Activate
  public CodecSlot(CodecSlotConfig config) {
    this(
        config.index(),
        config.enabled(),
        config.name() == null ? "" : config.name(),
        config.ptime());
  }

  CodecSlot(int index, boolean enabled, String name, int packetMillis) {
    this.index = index;
    this.enabled = enabled;
    this.name = name;
    this.packetMillis = packetMillis;
  }
}
