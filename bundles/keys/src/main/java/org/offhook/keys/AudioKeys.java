package org.offhook.keys;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The keys SPEAKER and HEADSET. The speaker key answers, opens a line, and ends what is talked on
 * by speaker; the headset key turns headset mode on and off. A device called {@code speaker} or
 * {@code headset} is used for the calls where there is one; else the configured one stays in use.
 */
@Component(
    property = {KeyFunction.TYPE + "=SPEAKER", KeyFunction.TYPE + "=HEADSET"},
    configurationPid = AudioKeysConfig.PID)
@Designate(ocd = AudioKeysConfig.class)
public final class AudioKeys implements KeyFunction {
  private final Desk desk;
  private final Changes changes;
  private final KeyLocks locks;
  private final List<AudioDevice> devices = new CopyOnWriteArrayList<>();
  private final Map<Call, String> routed = new HashMap<>();
  private final Runnable unwatch;
  private volatile boolean headset;

  /** With the desk whose calls are heard. */
  @Activate
  public AudioKeys(
      @Reference Desk desk,
      @Reference Changes changes,
      @Reference KeyLocks locks,
      AudioKeysConfig config) {
    this.desk = desk;
    this.changes = changes;
    this.locks = locks;
    this.headset = config.answerDevice().equals("HEADSET");
    this.unwatch = changes.watch(this::route);
  }

  /** A new default holds until a key says otherwise. */
  @Modified
  void modified(AudioKeysConfig config) {
    headset = config.answerDevice().equals("HEADSET");
    changes.tell();
  }

  private boolean isHeadset() {
    return headset || locks.headsetOnly();
  }

  @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
  void bindDevice(AudioDevice device) {
    devices.add(device);
  }

  void unbindDevice(AudioDevice device) {
    devices.remove(device);
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    return Place.type(key).equals("HEADSET")
        ? new Lit(changes, indicator, this::isHeadset, this::headset)
        : new Lit(changes, indicator, this::isOnSpeaker, this::speaker);
  }

  private boolean isOnSpeaker() {
    return !isHeadset() && (desk.purpose() == Purpose.CALL || isTalking());
  }

  /** Somebody is talked to, or called. */
  private boolean isTalking() {
    return !desk.connected().isEmpty()
        || !desk.calls(CallState.DIALING).isEmpty()
        || !desk.calls(CallState.RINGING_OUT).isEmpty();
  }

  private void headset() {
    headset = !headset;
    if (headset) {
      answer();
    }
    route();
  }

  private void speaker() {
    boolean before = isOnSpeaker();
    headset = false;
    if (!answer()) {
      if (before) {
        hangUp();
      } else if (!isTalking()) {
        desk.open(Optional.empty());
      }
    }
    route();
  }

  private boolean answer() {
    Optional<Call> rings = desk.calls(CallState.RINGING_IN).stream().findFirst();
    rings.ifPresent(Call::answer);
    return rings.isPresent();
  }

  private void hangUp() {
    if (desk.purpose() != Purpose.NONE) {
      desk.cancel();
    }
    desk.connected().forEach(Call::hangup);
    desk.calls(CallState.DIALING).forEach(Call::hangup);
    desk.calls(CallState.RINGING_OUT).forEach(Call::hangup);
  }

  /** Each call is told once where it is heard, and again when that changes. */
  private void route() {
    String name = isHeadset() ? "headset" : "speaker";
    List<Call> up = desk.connected();
    routed.keySet().retainAll(up);
    Optional<AudioDevice> device =
        devices.stream().filter(each -> each.name().equals(name)).findFirst();
    if (device.isPresent()) {
      up.stream()
          .filter(call -> !name.equals(routed.put(call, name)))
          .forEach(call -> call.device(device.get()));
    }
  }

  @Deactivate
  void close() {
    unwatch.run();
  }
}
