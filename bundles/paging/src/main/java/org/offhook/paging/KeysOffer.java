package org.offhook.paging;

import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** Offers keys that page only while paging is enabled. */
@Component(service = KeysOffer.class, immediate = true, configurationPid = PagingConfig.PID)
public final class KeysOffer {
  private final ComponentContext context;

  /** As the configuration wants it. */
  @Activate
  public KeysOffer(ComponentContext context, PagingConfig config) {
    this.context = context;
    modified(config);
  }

  @Modified
  void modified(PagingConfig config) {
    if (config.enabled()) {
      context.enableComponent(PageKeys.class.getName());
    } else {
      context.disableComponent(PageKeys.class.getName());
    }
  }
}
