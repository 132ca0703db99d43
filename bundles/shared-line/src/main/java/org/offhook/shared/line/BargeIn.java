package org.offhook.shared.line;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** Whether a key of a shared line joins the calls of others. */
@Component(service = BargeIn.class, configurationPid = BargeInConfig.PID)
@Designate(ocd = BargeInConfig.class)
public final class BargeIn {
  private volatile boolean byKey;

  /** As configured. */
  @Activate
  public BargeIn(BargeInConfig config) {
    modified(config);
  }

  @Modified
  void modified(BargeInConfig config) {
    byKey = config.byKey();
  }

  /** True when a press joins. */
  boolean byKey() {
    return byKey;
  }
}
