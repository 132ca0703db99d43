package org.offhook.keys;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.keys.KeyGuard;
import org.offhook.api.keys.KeyId;
import org.offhook.api.keys.KeyId.Kind;
import org.offhook.api.keys.Keys;
import org.offhook.api.keys.Lamp;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Brings the keys of the model, what is configured for them and functions together. */
@Component(
    service = {Keys.class, KeyBoard.class},
    immediate = true)
public final class KeyBoard implements Keys, Place.Board {
  private static final Comparator<KeyId> ORDER =
      Comparator.comparingInt(KeyId::module).thenComparing(KeyId::kind).thenComparing(KeyId::index);

  private final PhoneThread thread;
  private final Phone phone;
  private final KeyModel model;
  private final KeyLocks locks;
  private final Changes changes;
  private final Runnable unwatch;
  private final List<Configured> configured = new ArrayList<>();
  private final Map<KeyId, Place> places = new HashMap<>();
  private final FunctionShelf functions = new FunctionShelf();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final List<KeyGuard> guards = new CopyOnWriteArrayList<>();
  private List<Key> softkeys = List.of();
  private boolean closed;

  /** With the model, and the phone that tells the person what a key cannot do. */
  @Activate
  public KeyBoard(
      @Reference PhoneThread thread,
      @Reference Phone phone,
      @Reference ModelKeys model,
      @Reference KeyLocks locks,
      @Reference Changes changes) {
    this.thread = thread;
    this.phone = phone;
    this.model = model.model();
    this.locks = locks;
    this.changes = changes;
    this.unwatch = locks.watch(() -> thread.execute(this::reconnect));
    thread.execute(this::arrange);
  }

  @Reference(
      service = Configured.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindKey(Configured key) {
    thread.execute(
        () -> {
          configured.add(key);
          configured.sort(Comparator.comparingInt(Configured::precedence));
          arrange();
        });
  }

  void unbindKey(Configured key) {
    thread.execute(
        () -> {
          configured.remove(key);
          arrange();
        });
  }

  /** The keys under the screen, from the left, for what the phone does now. */
  void row(List<Key> keys) {
    if (!keys.equals(softkeys)) {
      softkeys = List.copyOf(keys);
      arrange();
    }
  }

  /** Puts each key in its place; one that is as it was stays in use. */
  private void arrange() {
    Map<KeyId, Key> wanted = new LinkedHashMap<>();
    if (!closed) {
      model.keys().forEach(key -> wanted.put(key.id(), key));
      configured.forEach(each -> each.key(model).ifPresent(key -> wanted.put(key.id(), key)));
      wanted.replaceAll((id, key) -> completed(key));
      softkeys.forEach(key -> wanted.put(key.id(), key));
    }
    for (Place place : List.copyOf(places.values())) {
      if (!place.key().equals(wanted.get(place.key().id()))) {
        places.remove(place.key().id());
        place.disconnect();
      }
    }
    for (Key key : wanted.values()) {
      if (!places.containsKey(key.id())) {
        Place place = new Place(key, this);
        places.put(key.id(), place);
        place.connect();
      }
    }
    changes.tell();
  }

  private Key completed(Key key) {
    Key complete = key;
    for (Configured each : configured) {
      complete = each.with(complete, model);
    }
    return complete;
  }

  private void reconnect() {
    List.copyOf(places.values()).forEach(Place::connect);
    changes.tell();
  }

  @Reference(
      service = KeyFunction.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindFunction(KeyFunction function, Map<String, Object> properties) {
    thread.execute(
        () -> {
          functions.add(function, properties);
          reconnect();
        });
  }

  void unbindFunction(KeyFunction function) {
    thread.execute(
        () -> {
          functions.remove(function);
          reconnect();
        });
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

  @Reference(
      service = KeyGuard.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindGuard(KeyGuard guard) {
    guards.add(guard);
  }

  void unbindGuard(KeyGuard guard) {
    guards.remove(guard);
  }

  @Override
  public Optional<KeyFunction> function(String type) {
    return closed ? Optional.empty() : functions.of(type);
  }

  @Override
  public Lamp shown(Lamp lamp) {
    return model.colours().shown(lamp);
  }

  @Override
  public boolean isDisabled(Key key) {
    return locks.isDisabled(key) || locks.aAndB() && model.isAorB(key.id());
  }

  @Override
  public void changed(View view) {
    listeners.forEach(listener -> listener.onKey(view));
  }

  KeyModel model() {
    return model;
  }

  @Override
  public List<View> keys() {
    return places.values().stream()
        .sorted(Comparator.comparing(place -> place.key().id(), ORDER))
        .map(Place::view)
        .toList();
  }

  @Override
  public void press(KeyId id) {
    pressed(place(id), KeyFunction.Use::press);
  }

  /** A digit that is held down is the function key under it, on models that have those there. */
  @Override
  public void longPress(KeyId id) {
    Place place = place(id);
    Optional<Place> under = underDigit(place.key());
    if (under.isPresent()) {
      pressed(under.get(), KeyFunction.Use::press);
    } else {
      pressed(place, KeyFunction.Use::longPress);
    }
  }

  private Optional<Place> underDigit(Key key) {
    int digit = model.underDigits() ? "123456789".indexOf(key.value("digit")) : -1;
    return key.value("digit").isEmpty() || digit < 0
        ? Optional.empty()
        : Optional.ofNullable(places.get(new KeyId(Kind.FUNCTION, digit)))
            .filter(under -> !Place.isEmpty(under.key()));
  }

  private Place place(KeyId id) {
    Place place = places.get(id);
    if (place == null) {
      throw new IllegalArgumentException(
          "this phone has no key " + id + ", or nothing is configured for it; see: keys");
    }
    return place;
  }

  private void pressed(Place place, Consumer<KeyFunction.Use> how) {
    if (isDisabled(place.key()) || Place.isEmpty(place.key())) {
      return;
    }
    String type = Place.type(place.key());
    Optional<String> refused =
        guards.stream().flatMap(guard -> guard.refuses(type).stream()).findFirst();
    if (refused.isPresent()) {
      phone.notice(refused.get());
      return;
    }
    place
        .use()
        .ifPresentOrElse(
            how, () -> phone.notice("no installed capability offers keys of type " + type));
  }

  @Deactivate
  void close() {
    unwatch.run();
    thread.leave(
        () -> {
          closed = true;
          arrange();
        });
  }
}
