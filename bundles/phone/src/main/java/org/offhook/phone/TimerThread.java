package org.offhook.phone;

import java.time.Duration;
import org.offhook.api.time.Timers;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** Timers on one daemon thread named {@code timers}. */
@Component
public final class TimerThread implements Timers {
  private final Workbench bench = new Workbench("timers");

  /** Starts the thread. */
  @Activate
  public TimerThread() {}

  @Deactivate
  void close() {
    bench.close();
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    return bench.after(delay, task);
  }

  @Override
  public Timer every(Duration period, Runnable task) {
    return bench.every(period, task);
  }
}
