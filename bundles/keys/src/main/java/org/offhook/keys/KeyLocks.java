package org.offhook.keys;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.Designate;

/** Which keys do nothing because the configuration says so. */
@Component(service = KeyLocks.class, configurationPid = LocksConfig.PID)
@Designate(ocd = LocksConfig.class)
public final class KeyLocks {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile LocksConfig config;

  /** With its parameters. */
  @Activate
  public KeyLocks(LocksConfig config) {
    this.config = config;
  }

  @Modified
  void modified(LocksConfig config) {
    this.config = config;
    listeners.forEach(Runnable::run);
  }

  /**
   * Runs this after each change, on any thread.
   *
   * @return ends it
   */
  Runnable watch(Runnable listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Whether digits type numbers. */
  boolean digitsCall() {
    return config.digits();
  }

  /** Whether the keys that are called A and B are locked. */
  boolean aAndB() {
    return config.lockAandB();
  }

  /** Whether there is nothing but the headset. */
  boolean headsetOnly() {
    return config.headsetOnly();
  }

  /** Whether ringing is as loud as it is. */
  boolean ringerVolumeFixed() {
    return config.ringerVolumeFixed();
  }

  /** Whether the person at the phone may change keys. */
  boolean programming() {
    return config.programming();
  }

  /** Whether a printed key does nothing. Keys of other rows have no such parameters. */
  boolean isDisabled(Key key) {
    if (key.id().kind() != KeyId.Kind.HARD) {
      return false;
    }
    LocksConfig now = config;
    String name = key.value("name");
    if (now.onlyDigits() && !KeyModel.DIGITS.contains(name)) {
      return true;
    }
    return switch (name) {
      case "CONTACTS", "DIRECTORY", "DIRECTORIES" -> !now.contacts();
      case "HEADSET" -> !now.headset();
      case "HOLD" -> !now.hold() || now.holdOff();
      case "MENU" -> !now.menu();
      case "MUTE" -> !now.mute() || now.muteOff();
      case "REDIAL" -> !now.redial();
      case "SPEAKER" -> !now.speaker() || now.headsetOnly();
      case "VOICE_MAIL", "MESSAGE" -> !now.voiceMail();
      case "VOLUME_UP", "VOLUME_DOWN" -> !now.volume();
      default -> false;
    };
  }
}
