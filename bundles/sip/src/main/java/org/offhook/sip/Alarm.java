package org.offhook.sip;

import java.time.Duration;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;

/** What is to be done later: one thing at a time, the last that was asked for. Phone thread. */
final class Alarm {
  private final PhoneThread phone;
  private Timer timer;

  Alarm(PhoneThread phone) {
    this.phone = phone;
  }

  /** Does this later, and nothing that was set before. */
  void set(Duration delay, Runnable task) {
    stop();
    timer = phone.after(delay, task);
  }

  /** Does nothing later. */
  void stop() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
