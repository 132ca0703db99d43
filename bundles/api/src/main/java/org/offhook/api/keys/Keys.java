package org.offhook.api.keys;

import java.util.List;
import java.util.Optional;

/** The keys of the phone. Phone thread. */
public interface Keys {
  /** All keys the model has, in the order of the model; those without a type included. */
  List<View> keys();

  /** What one key shows. */
  default Optional<View> key(KeyId id) {
    return keys().stream().filter(view -> view.key().id().equals(id)).findFirst();
  }

  /**
   * Presses a key, as a person would.
   *
   * @throws IllegalArgumentException when the model has no such key, with what it has
   */
  void press(KeyId id);

  /**
   * Holds a key down.
   *
   * @throws IllegalArgumentException when the model has no such key, with what it has
   */
  void longPress(KeyId id);

  /**
   * What a key shows.
   *
   * @param key as configured
   * @param label text beside it
   * @param lamp its light
   * @param offered false when no bundle offers its type
   */
  record View(Key key, String label, Lamp lamp, boolean offered) {}

  /** Hears of lamps and labels that change; register it as a service. Phone thread. */
  interface Listener {
    /** A key shows something else. */
    void onKey(View view);
  }
}
