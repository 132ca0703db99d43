package org.offhook.sip;

import java.time.Duration;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;

/** Counts the session interval: refreshes in time, or ends what nobody refreshed (RFC 4028). */
final class SessionClock {
  private final PhoneThread phone;
  private final Runnable refresh;
  private final Runnable expire;
  private SessionInterval interval = SessionInterval.NONE;
  private Timer refreshTimer;
  private Timer expiryTimer;

  SessionClock(PhoneThread phone, Runnable refresh, Runnable expire) {
    this.phone = phone;
    this.refresh = refresh;
    this.expire = expire;
  }

  /** Begins a new interval. */
  void start(SessionInterval agreed) {
    stop();
    interval = agreed;
    if (agreed.seconds() == 0) {
      return;
    }
    expiryTimer = phone.after(Duration.ofSeconds(agreed.giveUpAfter()), expire);
    if (agreed.refreshedByUs()) {
      refreshTimer = phone.after(Duration.ofSeconds(agreed.refreshAfter()), refresh);
    }
  }

  /** The interval agreed on. */
  SessionInterval interval() {
    return interval;
  }

  void stop() {
    if (expiryTimer != null) {
      expiryTimer.cancel();
    }
    if (refreshTimer != null) {
      refreshTimer.cancel();
    }
    interval = SessionInterval.NONE;
  }
}
