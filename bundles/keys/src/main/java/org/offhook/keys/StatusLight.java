package org.offhook.keys;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.keys.Lamp;
import org.offhook.api.keys.Lamp.Cadence;
import org.offhook.api.keys.Lamp.Colour;
import org.offhook.api.keys.Lamps;
import org.offhook.api.phone.CallLog;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;
import org.offhook.api.sip.RegistrationState.Phase;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Lamps that belong to no key. STATUS flashes red while a call rings, and is red while one is up or
 * missed calls wait to be seen; RING flashes blue while a call waits during another, and red while
 * one rings, and is red while a line cannot register.
 */
@Component(service = Lamps.class, immediate = true)
public final class StatusLight implements Lamps {
  private static final Lamp RED = new Lamp(Colour.RED, Cadence.STEADY);
  private static final Lamp RINGS = new Lamp(Colour.RED, Cadence.FAST);
  private static final Lamp WAITS = new Lamp(Colour.BLUE, Cadence.FAST);

  private final Phone phone;
  private final Runnable unwatch;
  private final List<String> names;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile CallLog log;
  private List<Light> shown = List.of();

  /** With the phone it shows. */
  @Activate
  public StatusLight(
      @Reference Phone phone, @Reference ModelKeys model, @Reference Changes changes) {
    this.phone = phone;
    this.names = model.model().lights();
    this.unwatch = changes.watch(this::show);
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindLog(CallLog found) {
    log = found;
  }

  void unbindLog(CallLog gone) {
    if (log == gone) {
      log = null;
    }
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
  public List<Light> lamps() {
    return names.stream().map(name -> new Light(name, lamp(name))).toList();
  }

  private void show() {
    List<Light> now = lamps();
    List<Light> before = shown;
    shown = now;
    now.stream()
        .filter(light -> !before.contains(light))
        .forEach(light -> listeners.forEach(listener -> listener.onLamp(light)));
  }

  private Lamp lamp(String name) {
    boolean rings = is(CallState.RINGING_IN);
    boolean up = is(CallState.CONNECTED);
    return switch (name) {
      case "STATUS" -> rings ? RINGS : isBusy() || isMissed() ? RED : Lamp.OFF;
      case "RING" -> rings ? (up ? WAITS : RINGS) : isAtFault() ? RED : Lamp.OFF;
      default -> Lamp.OFF;
    };
  }

  private boolean is(CallState state) {
    return phone.calls().stream().anyMatch(call -> call.state() == state);
  }

  private boolean isBusy() {
    return !phone.calls().isEmpty();
  }

  private boolean isMissed() {
    CallLog known = log;
    return known != null && known.missedUnseen() > 0;
  }

  private boolean isAtFault() {
    return phone.lines().stream().anyMatch(line -> line.registration().phase() == Phase.FAILED);
  }

  @Deactivate
  void close() {
    unwatch.run();
  }
}
