package org.offhook.signaled.digits;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.Response;
import org.offhook.api.time.Clock;
import org.offhook.api.time.Timers.Timer;

/** Who hears the digits of one call. One NOTIFY waits for the answer to the other. Phone thread. */
final class Subscriber {
  private static final String DIGITS = "0123456789*#ABCD";
  private static final int END = 0x80;
  private static final int LEVEL = 10;
  private static final int LONGEST = 0xffff;
  private static final int MOST_WAITING = 64;

  private final Call call;
  private final String id;
  private final PhoneThread thread;
  private final Clock clock;
  private final Runnable gone;
  private final Deque<OutgoingRequest> waiting = new ArrayDeque<>();
  private boolean asking;
  private boolean over;
  private long ends;
  private Timer timer;

  /**
   * One.
   *
   * @param id the {@code id} of its Event header with the semicolon before it, or empty
   * @param gone runs when it has ended by itself
   */
  Subscriber(Call call, String id, PhoneThread thread, Clock clock, Runnable gone) {
    this.call = call;
    this.id = id;
    this.thread = thread;
    this.clock = clock;
    this.gone = gone;
  }

  /** Lasts so long from now; zero ends it. */
  void lasts(int seconds) {
    stop();
    if (seconds == 0) {
      end("timeout");
    } else {
      ends = clock.nanos() + Duration.ofSeconds(seconds).toNanos();
      timer = thread.after(Duration.ofSeconds(seconds), () -> end("timeout"));
      send("active;expires=" + seconds, "", "");
    }
  }

  /** A digit was pressed (RFC 4733 section 2.3, in milliseconds, at its end). */
  void digit(char digit, int millis) {
    int event = DIGITS.indexOf(digit);
    if (over || event < 0) {
      return;
    }
    int length = Math.min(millis, LONGEST);
    char[] payload = {
      (char) event, (char) (END | LEVEL), (char) (length >> 8), (char) (length & 0xff)
    };
    long left = Math.max(1, Duration.ofNanos(ends - clock.nanos()).toSeconds());
    send("active;expires=" + left, "audio/telephone-event", new String(payload));
  }

  /** It is not told any more. */
  void end(String reason) {
    if (!over) {
      send("terminated;reason=" + reason, "", "");
      over = true;
      stop();
      gone.run();
    }
  }

  /** The call is over, and the dialog with it. */
  void forget() {
    over = true;
    waiting.clear();
    stop();
  }

  private void send(String state, String type, String body) {
    if (over || waiting.size() >= MOST_WAITING) {
      return;
    }
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Event", "telephone-event;rate=1000" + id));
    headers.add(new Header("Subscription-State", state));
    waiting.add(new OutgoingRequest("NOTIFY", "", headers, type, body));
    next();
  }

  private void next() {
    if (!asking && !waiting.isEmpty()) {
      asking = true;
      call.session().send(waiting.remove(), this::answered);
    }
  }

  private void answered(Response response) {
    asking = false;
    if (response.code() == 481 || response.code() == 408 || response.code() == 489) {
      boolean was = over;
      forget();
      if (!was) {
        gone.run();
      }
    } else {
      next();
    }
  }

  private void stop() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
