package org.offhook.keys;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.offhook.api.keys.Screens;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Asks those who show screens for one of them, in the order of their ranking. */
@Component(service = ScreenRequests.class)
public final class ScreenRequests {
  private final Map<ServiceReference<Screens>, Screens> shown =
      Collections.synchronizedMap(new TreeMap<>(Collections.reverseOrder()));

  /** With nobody yet. */
  @Activate
  public ScreenRequests() {
    // Those who show screens come and go.
  }

  @Reference(
      service = Screens.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindScreens(ServiceReference<Screens> reference, Screens screens) {
    shown.put(reference, screens);
  }

  void unbindScreens(ServiceReference<Screens> reference) {
    shown.remove(reference);
  }

  /** Opens a screen; false when nobody shows it. */
  boolean open(String screen) {
    List<Screens> asked;
    synchronized (shown) {
      asked = new ArrayList<>(shown.values());
    }
    return asked.stream().anyMatch(each -> each.open(screen));
  }
}
