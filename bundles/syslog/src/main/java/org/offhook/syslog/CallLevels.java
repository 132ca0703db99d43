package org.offhook.syslog;

import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** Log levels of calls and voice as configured. */
@Component(service = CallLevels.class, configurationPid = "org.offhook.syslog.calls")
public final class CallLevels extends ComponentLevels {
  /** With its parameters; the annotation only gives their defaults to the properties. */
  @Activate
  public CallLevels(CallComponents defaults, Map<String, Object> properties) {
    super(properties);
  }

  @Modified
  void modified(CallComponents defaults, Map<String, Object> properties) {
    change(properties);
  }
}
