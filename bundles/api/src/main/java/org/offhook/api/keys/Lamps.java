package org.offhook.api.keys;

import java.util.List;

/** The lamps of the phone that belong to no key, such as the status light. Phone thread. */
public interface Lamps {
  /** All that the model has, in its order. */
  List<Light> lamps();

  /**
   * A lamp.
   *
   * @param name its name in capitals, such as {@code STATUS} or {@code RING}
   * @param lamp its light
   */
  record Light(String name, Lamp lamp) {}

  /** Hears of lamps that change; register it as a service. Phone thread. */
  interface Listener {
    /** A lamp shows something else. */
    void onLamp(Light light);
  }
}
