package org.offhook.redial;

import java.time.Duration;
import java.util.function.Supplier;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;

/** The one busy number that is called again until it is free. Phone thread. */
final class BusyNumber {
  private final PhoneThread thread;
  private final Supplier<Phone> phone;
  private final Supplier<RedialConfig> config;
  private Again number;
  private int attempts;
  private Timer timer = () -> {};

  BusyNumber(PhoneThread thread, Supplier<Phone> phone, Supplier<RedialConfig> config) {
    this.thread = thread;
    this.phone = phone;
    this.config = config;
  }

  boolean is(Again other) {
    return other != null && other.equals(number);
  }

  void giveUp() {
    timer.cancel();
    number = null;
    attempts = 0;
  }

  /** A number was busy, for the first time or again. */
  void wasBusy(Call call, Again which) {
    if (!is(which)) {
      giveUp();
      number = which;
    }
    String label = call.remote().label();
    if (++attempts > config.get().attempts()) {
      notice(label + " is still busy and not called again");
      giveUp();
      return;
    }
    int seconds = config.get().seconds();
    notice("%s is busy and is called again in %d s".formatted(label, seconds));
    later();
  }

  private void later() {
    timer.cancel();
    timer = thread.after(Duration.ofSeconds(config.get().seconds()), this::again);
  }

  /** Not while somebody talks: then it is tried after as long again. */
  private void again() {
    Phone known = phone.get();
    if (number == null || known == null) {
      return;
    }
    if (!known.calls().isEmpty()) {
      later();
      return;
    }
    try {
      known.dial(number.on(known), number.number());
    } catch (CallRefused e) {
      notice(number.number() + " is not called again: " + e.getMessage());
      giveUp();
    }
  }

  private void notice(String text) {
    Phone known = phone.get();
    if (known != null) {
      known.notice(text);
    }
  }
}
