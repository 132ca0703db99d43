package org.offhook.syslog;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** Log levels of the system as configured. */
@Component(service = SystemLevels.class, configurationPid = "org.offhook.syslog.system")
public final class SystemLevels extends ComponentLevels {
  /** With its parameters; the annotation only gives their defaults to the properties. */
  @Activate
  public SystemLevels(SystemComponents defaults, Map<String, Object> properties) {
    super(properties);
  }

  @Modified
  void modified(SystemComponents defaults, Map<String, Object> properties) {
    change(properties);
  }
}
