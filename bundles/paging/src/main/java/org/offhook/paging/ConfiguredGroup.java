package org.offhook.paging;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** A group that something is configured for. */
@Component(
    service = ConfiguredGroup.class,
    configurationPid = GroupConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = GroupConfig.class, factory = true)
public final class ConfiguredGroup {
  private final PageGroup group;

  /** With its parameters. */
  @Activate
  public ConfiguredGroup(GroupConfig config) {
    group = PageGroup.of(config);
  }

  PageGroup group() {
    return group;
  }
}
