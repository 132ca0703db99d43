package org.offhook.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.Keys;
import org.offhook.api.keys.Lamp;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Brings keys and functions together, whichever comes first. */
@Component(service = Keys.class, immediate = true)
public final class KeyBoard implements Keys {
  private final PhoneThread thread;
  private final Phone phone;
  private final Map<KeyId, Place> places = new HashMap<>();
  private final Map<String, KeyFunction> functions = new HashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** With the phone that tells the person what a key cannot do. */
  @Activate
  public KeyBoard(@Reference PhoneThread thread, @Reference Phone phone) {
    this.thread = thread;
    this.phone = phone;
  }

  /** A key and what it shows. */
  private final class Place implements Indicator {
    private final Key key;
    private KeyFunction.Use use;
    private Lamp lamp = Lamp.OFF;
    private String label = "";

    Place(Key key) {
      this.key = key;
    }

    void connect() {
      KeyFunction function = functions.get(key.type());
      if (use == null && function != null) {
        use = function.use(key, this);
      }
    }

    void disconnect() {
      if (use != null) {
        KeyFunction.Use ended = use;
        use = null;
        ended.close();
        lamp(Lamp.OFF);
        label("");
      }
    }

    @Override
    public void lamp(Lamp now) {
      if (!now.equals(lamp)) {
        lamp = now;
        tell();
      }
    }

    @Override
    public void label(String text) {
      if (!text.equals(label)) {
        label = text;
        tell();
      }
    }

    private void tell() {
      View view = view();
      listeners.forEach(listener -> listener.onKey(view));
    }

    View view() {
      String shown = key.label().isEmpty() ? label : key.label();
      return new View(key, shown, lamp, use != null);
    }
  }

  @Reference(
      service = ConfiguredKey.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindKey(ConfiguredKey configured) {
    thread.execute(
        () -> {
          Place place = new Place(configured.key());
          places.put(configured.key().id(), place);
          place.connect();
        });
  }

  void unbindKey(ConfiguredKey configured) {
    thread.execute(
        () -> {
          Place place = places.get(configured.key().id());
          if (place != null && place.key.equals(configured.key())) {
            places.remove(configured.key().id());
            place.disconnect();
          }
        });
  }

  @Reference(
      service = KeyFunction.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindFunction(KeyFunction function, Map<String, Object> properties) {
    List<String> types = types(properties);
    thread.execute(
        () -> {
          types.forEach(type -> functions.put(type, function));
          places.values().forEach(Place::connect);
        });
  }

  void unbindFunction(KeyFunction function) {
    thread.execute(
        () -> {
          functions.values().removeIf(each -> each == function);
          places.values().stream()
              .filter(place -> !functions.containsKey(place.key.type()))
              .forEach(Place::disconnect);
        });
  }

  private static List<String> types(Map<String, Object> properties) {
    Object types = properties.get(KeyFunction.TYPE);
    return types instanceof String[] several ? Arrays.asList(several) : List.of("" + types);
  }

  @Reference(
      service = Listener.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindListener(Listener listener) {
    listeners.add(listener);
  }

  void unbindListener(Listener listener) {
    listeners.remove(listener);
  }

  @Override
  public List<View> keys() {
    List<View> views = new ArrayList<>();
    places.values().stream()
        .sorted(Comparator.comparingInt(place -> place.key.id().index()))
        .forEach(place -> views.add(place.view()));
    return views;
  }

  @Override
  public void press(KeyId id) {
    pressed(id, KeyFunction.Use::press);
  }

  @Override
  public void longPress(KeyId id) {
    pressed(id, KeyFunction.Use::longPress);
  }

  private void pressed(KeyId id, java.util.function.Consumer<KeyFunction.Use> how) {
    Place place = places.get(id);
    if (place == null) {
      throw new IllegalArgumentException("nothing is configured for key " + id);
    }
    if (place.use != null) {
      how.accept(place.use);
    } else if (!place.key.type().equals("EMPTY")) {
      phone.notice("no installed capability offers keys of type " + place.key.type());
    }
  }
}
