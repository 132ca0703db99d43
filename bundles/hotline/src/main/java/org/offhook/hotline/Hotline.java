package org.offhook.hotline;

import java.time.Duration;
import java.util.Optional;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.NumberEntry;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Waits for a digit, and calls the fixed number when none comes. */
@Component(
    service = {NumberEntry.Listener.class, HealthProbe.class},
    configurationPid = HotlineConfig.PID)
public final class Hotline implements NumberEntry.Listener, HealthProbe {
  private static final int LONGEST = 32;

  private final PhoneThread thread;
  private final Phone phone;
  private volatile HotlineConfig config;
  private boolean waits;
  private Timer timer = () -> {};

  /** With the phone that dials. */
  @Activate
  public Hotline(@Reference PhoneThread thread, @Reference Phone phone, HotlineConfig config) {
    this.thread = thread;
    this.phone = phone;
    this.config = config;
  }

  /** Counts from the next time on that somebody goes off hook. */
  @Modified
  void modified(HotlineConfig config) {
    this.config = config;
  }

  @Override
  public void onEntry(NumberEntry.State state) {
    boolean now = state.offHook() && state.typed().isEmpty();
    if (now == waits) {
      return;
    }
    waits = now;
    timer.cancel();
    if (waits && config.enabled() && fault().isEmpty()) {
      timer = thread.after(Duration.ofSeconds(config.timeout()), this::call);
    }
  }

  private void call() {
    String number = config.destination().strip();
    try {
      phone.dial(Optional.empty(), number);
    } catch (CallRefused | IllegalArgumentException e) {
      phone.notice(number + " is not called: " + e.getMessage());
    }
  }

  private String fault() {
    String number = config.destination().strip();
    boolean fits = !number.isEmpty() && number.length() <= LONGEST;
    return fits || !config.enabled()
        ? ""
        : "voip/dialing/auto_dialing/destination: \""
            + number
            + "\", expected a number of 1 to "
            + LONGEST
            + " characters";
  }

  @Override
  public String name() {
    return "automatic dialling";
  }

  @Override
  public Health probe() {
    if (!fault().isEmpty()) {
      return Health.warn(fault());
    }
    return Health.ok(
        config.enabled()
            ? "%s after %d s".formatted(config.destination(), config.timeout())
            : "not enabled");
  }

  @Deactivate
  void close() {
    thread.leave(() -> timer.cancel());
  }
}
