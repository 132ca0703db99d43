package org.offhook.lock;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Settings;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.PhoneLock;
import org.offhook.api.sip.Secret;
import org.offhook.api.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lock that a PIN opens; whether it is shut stands in the configuration. */
@Component(
    service = {PhoneLock.class, PinLock.class, HealthProbe.class},
    configurationPid = LockConfig.PID)
public final class PinLock implements PhoneLock, HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(PinLock.class);
  private static final String LOCKED = "offhook/lock/locked";
  private static final String PIN = "offhook/lock/pin";

  private final Settings settings;
  private final WrongPins wrongPins;
  private volatile LockConfig config;
  private volatile Secret pin;

  /** With the settings that remember it. */
  @Activate
  public PinLock(@Reference Settings settings, @Reference Clock clock, LockConfig config) {
    this.settings = settings;
    this.wrongPins = new WrongPins(clock);
    modified(config);
  }

  @Modified
  void modified(LockConfig config) {
    this.config = config;
    this.pin = new Secret(config._pin().strip());
  }

  /** What the settings say, which is true before Config Admin has heard of it. */
  @Override
  public boolean isLocked() {
    return usable() && settings.get(LOCKED).map("1"::equals).orElse(false);
  }

  private boolean usable() {
    return config.enabled() && !pin.reveal().isEmpty();
  }

  /** Whether the phone can lock itself. */
  boolean canLock() {
    return usable();
  }

  @Override
  public synchronized void lock() throws IOException {
    if (!config.enabled()) {
      throw new IOException("the phone cannot be locked: system/pin_lock/enabled is 0");
    }
    if (!usable()) {
      throw new IOException("the phone cannot be locked: there is no PIN, set one with: lock pin");
    }
    remember(LOCKED, "1");
    LOG.info("The phone is locked");
  }

  @Override
  public synchronized void unlock(String typed) throws IOException {
    if (isLocked()) {
      check(typed);
      remember(LOCKED, "0");
      LOG.info("The phone is unlocked");
    }
  }

  /**
   * Changes the PIN.
   *
   * @param old the PIN in force; does not matter when there is none
   * @throws IOException when the old one is wrong or the new one is too short, with the reason
   */
  synchronized void change(String old, String wanted) throws IOException {
    if (!pin.reveal().isEmpty()) {
      check(old);
    }
    int least = config.leastLength();
    if (!wanted.matches("[0-9]{" + least + ",32}")) {
      throw new IOException("this is no PIN: expected " + least + " to 32 digits");
    }
    remember(PIN, wanted);
    pin = new Secret(wanted);
  }

  private void check(String typed) throws IOException {
    Duration left = wrongPins.left();
    if (!left.isZero()) {
      throw new IOException(
          "too many wrong PINs: try again in %d s".formatted(left.toSeconds() + 1));
    }
    byte[] right = pin.reveal().getBytes(StandardCharsets.UTF_8);
    // Compared in constant time: how long it takes tells nothing.
    if (!MessageDigest.isEqual(right, typed.getBytes(StandardCharsets.UTF_8))) {
      wrongPins.wrong();
      LOG.warn("A wrong PIN was typed");
      throw new IOException("this is not the PIN");
    }
    wrongPins.right();
  }

  private void remember(String path, String value) throws IOException {
    try {
      settings.set(Map.of(path, value));
    } catch (InvalidSettings e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return "phone lock";
  }

  @Override
  public Health probe() {
    boolean toNoEnd = config.idleTimeout() > 0 && !usable();
    if (toNoEnd) {
      return Health.warn("the phone is to lock itself, but it is off or has no PIN");
    }
    return Health.ok(isLocked() ? "locked" : usable() ? "open" : "off");
  }
}
