package org.offhook.phone;

import java.time.Instant;
import org.offhook.api.time.Clock;
import org.osgi.service.component.annotations.Component;

/** The machine's own clocks. */
@Component
public final class SystemClock implements Clock {
  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }
}
