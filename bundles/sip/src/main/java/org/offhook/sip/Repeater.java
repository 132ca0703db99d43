package org.offhook.sip;

import java.time.Duration;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;

/**
 * Sends something again and again until it is acknowledged: after T1, doubling up to a limit, for
 * 64 T1 in all (RFC 3261 section 13.3.1.4, RFC 3262 section 3). Phone thread.
 */
final class Repeater {
  private static final int SPAN = 64;

  private final PhoneThread phone;
  private final Duration t1;
  private final Duration longest;
  private final Runnable send;
  private final Runnable gaveUp;
  private Duration gap;
  private Duration waited = Duration.ZERO;
  private Timer timer;

  /** Begins to wait; the first sending was done by the caller. */
  Repeater(PhoneThread phone, Duration t1, Duration longest, Runnable send, Runnable gaveUp) {
    this.phone = phone;
    this.t1 = t1;
    this.longest = longest;
    this.send = send;
    this.gaveUp = gaveUp;
    gap = t1;
    schedule();
  }

  /** It was acknowledged, or does not matter any more. */
  void stop() {
    timer.cancel();
  }

  private void schedule() {
    timer = phone.after(gap, this::due);
  }

  private void due() {
    waited = waited.plus(gap);
    if (waited.compareTo(t1.multipliedBy(SPAN)) >= 0) {
      gaveUp.run();
      return;
    }
    send.run();
    Duration doubled = gap.multipliedBy(2);
    gap = doubled.compareTo(longest) > 0 ? longest : doubled;
    schedule();
  }
}
