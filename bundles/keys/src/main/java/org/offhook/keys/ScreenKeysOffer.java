package org.offhook.keys;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.offhook.api.keys.Screens;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Offers keys that open screens only while somebody shows screens. */
@Component(service = ScreenKeysOffer.class, immediate = true)
public final class ScreenKeysOffer {
  private final ComponentContext context;
  private final Set<Screens> somebody = ConcurrentHashMap.newKeySet();

  /** While nobody shows any. */
  @Activate
  public ScreenKeysOffer(ComponentContext context) {
    this.context = context;
    context.disableComponent(ScreenKeys.class.getName());
  }

  @Reference(
      service = Screens.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindScreens(Screens screens) {
    somebody.add(screens);
    context.enableComponent(ScreenKeys.class.getName());
  }

  void unbindScreens(Screens screens) {
    somebody.remove(screens);
    if (somebody.isEmpty()) {
      context.disableComponent(ScreenKeys.class.getName());
    }
  }
}
