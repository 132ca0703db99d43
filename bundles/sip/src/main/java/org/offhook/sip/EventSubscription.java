package org.offhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.time.Duration;
import java.util.Set;
import org.offhook.api.sip.Notification;
import org.offhook.api.sip.Subscription;
import org.offhook.api.sip.SubscriptionListener;
import org.offhook.api.sip.SubscriptionRequest;
import org.offhook.api.sip.SubscriptionState;

/**
 * A subscription kept alive (RFC 6665 section 4.1). One after another it may have several dialogs,
 * each with a Call-ID of its own. Phone thread.
 */
final class EventSubscription implements Subscription {
  private static final int TOO_BRIEF = 423;
  private static final int MAX_CORRECTIONS = 3;

  /** Codes that say that this will never work: the event, the method or the body is unknown. */
  private static final Set<Integer> FOR_GOOD = Set.of(405, 406, 415, 489, 501);

  /** Timer N of RFC 6665: without a first NOTIFY after so long, there is no subscription. */
  private static final Duration FIRST_NOTIFY = Duration.ofSeconds(32);

  /** How long the last NOTIFY is waited for after we ended it. */
  private static final Duration FAREWELL = Duration.ofSeconds(5);

  private final Engine engine;
  private final Agent agent;
  private final SubscriptionRequest request;
  private final String uri;
  private final SubscriptionListener listener;
  private final Backoff backoff;

  private SubscriptionState state = SubscriptionState.TRYING;
  private EventDialog current;
  private int expires;
  private int corrections;
  private final Alarm alarm;
  private boolean running;
  private boolean closed;
  private boolean left;

  EventSubscription(
      Engine engine,
      Agent agent,
      SubscriptionRequest request,
      String uri,
      SubscriptionListener listener) {
    this.engine = engine;
    alarm = new Alarm(engine.phone());
    this.agent = agent;
    this.request = request;
    this.uri = uri;
    this.listener = listener;
    this.expires = (int) Math.min(Integer.MAX_VALUE, request.expires().toSeconds());
    Duration longest = Duration.ofSeconds(engine.config().failedTimeout());
    this.backoff = new Backoff(longest, engine.tokens().random());
  }

  boolean belongsTo(Agent other) {
    return agent == other;
  }

  /** Subscribes when its turn has come. */
  void start() {
    after(engine.subscriptions().turn(), this::begin);
  }

  /** A new dialog. */
  private void begin() {
    leaveDialog();
    current = new EventDialog(engine, agent, request, uri, this);
    send(expires);
  }

  private void leaveDialog() {
    if (current != null) {
      current.leave();
      current = null;
    }
  }

  private boolean hasDialog() {
    return current != null && current.established();
  }

  private void send(int seconds) {
    running = true;
    alarm.stop();
    EventDialog asked = current;
    boolean within = asked.established();
    asked.subscribe(seconds, reply -> answered(asked, within, seconds, reply));
  }

  private void answered(EventDialog begun, boolean within, int asked, Reply reply) {
    running = false;
    if (begun != current) {
      return; // of a dialog that was given up in the meantime
    }
    if (closed) {
      farewell(reply);
    } else if (reply.success()) {
      accepted(asked, reply);
    } else if (reply.code() == TOO_BRIEF && corrections++ < MAX_CORRECTIONS) {
      expires = Math.max(expires + 1, reply.number("Min-Expires", expires + 1));
      send(expires);
    } else {
      refused(within, reply);
    }
  }

  private void accepted(int asked, Reply reply) {
    corrections = 0;
    current.accepted(reply);
    if (asked == 0) {
      return; // a fetch: its NOTIFY ends it
    }
    int granted = reply.number("Expires", asked);
    boolean heard = current.heard();
    Duration wait = Duration.ofMillis(granted * 10L * engine.config().refreshPercent());
    if (heard || wait.compareTo(FIRST_NOTIFY) <= 0) {
      refreshAfter(wait);
    } else {
      after(FIRST_NOTIFY, () -> firstNotifyMissing(wait.minus(FIRST_NOTIFY)));
    }
  }

  private void firstNotifyMissing(Duration rest) {
    if (current != null && current.heard()) {
      refreshAfter(rest);
    } else {
      retry("no NOTIFY came", -1);
    }
  }

  private void refreshAfter(Duration wait) {
    Duration least = Duration.ofMillis(500);
    after(wait.compareTo(least) < 0 ? least : wait, this::refresh);
  }

  private void refused(boolean within, Reply reply) {
    String why = reply.code() + " " + reply.reason();
    if (FOR_GOOD.contains(reply.code())) {
      end(why);
    } else if (within && reply.code() == EventDialog.NOT_HERE) {
      change(SubscriptionState.TRYING, why);
      start();
    } else {
      retry(why, reply.retryAfter());
    }
  }

  /** Later and in a new dialog, with patience that grows and varies. */
  private void retry(String why, int retryAfter) {
    leaveDialog();
    change(SubscriptionState.TRYING, why);
    Duration wait = backoff.next();
    after(retryAfter >= 0 ? Duration.ofSeconds(retryAfter).plus(jitter()) : wait, this::begin);
  }

  /** Up to a second, so that not all come back in the same instant. */
  private Duration jitter() {
    return Duration.ofMillis(engine.tokens().random().nextInt(1000));
  }

  private void end(String why) {
    alarm.stop();
    leaveDialog();
    change(SubscriptionState.TERMINATED, why);
  }

  /** A NOTIFY came in our dialog, or in one that another fork has made. */
  void notified(Incoming incoming) {
    if (current == null) {
      EventDialog.refuse(incoming);
    } else if (current.takes(incoming)) {
      take(incoming.request(), SubscriptionStatus.of(incoming.request()));
    }
  }

  private void take(SIPRequest notify, SubscriptionStatus status) {
    if (closed) {
      leaveDialog();
      return;
    }
    backoff.reset();
    SubscriptionState told =
        switch (status.state()) {
          case "pending" -> SubscriptionState.PENDING;
          case "terminated" -> SubscriptionState.TERMINATED;
          default -> SubscriptionState.ACTIVE;
        };
    listener.onNotification(
        new Notification(told, Msg.headers(notify), Msg.contentType(notify), Msg.body(notify)));
    if (closed) {
      return; // by the listener
    }
    if (status.terminated()) {
      terminated(status);
      return;
    }
    change(told, status.reason());
    if (status.expires() >= 0 && !running) {
      refreshAfter(Duration.ofMillis(status.expires() * 10L * engine.config().refreshPercent()));
    }
  }

  private void terminated(SubscriptionStatus status) {
    if (expires == 0 || status.forGood()) {
      end(status.reason());
    } else if (status.again() && status.retryAfter() < 0) {
      leaveDialog();
      change(SubscriptionState.TRYING, status.reason());
      after(engine.subscriptions().turn().plus(jitter()), this::begin);
    } else {
      retry(status.reason(), status.retryAfter());
    }
  }

  @Override
  public SubscriptionState state() {
    return state;
  }

  @Override
  public void refresh() {
    if (closed || running || state == SubscriptionState.TERMINATED) {
      return;
    }
    if (hasDialog()) {
      send(expires);
    } else {
      start();
    }
  }

  /** The server is there again: whatever it has forgotten is told once more. */
  void serverIsBack() {
    if (!closed && state != SubscriptionState.TERMINATED) {
      after(engine.subscriptions().turn().plus(jitter()), this::refresh);
    }
  }

  /** Another server has taken us, which knows nothing of this dialog. */
  void serverChanged() {
    if (request.server().isEmpty() && current != null) {
      current.forget();
    }
    serverIsBack();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    alarm.stop();
    state = SubscriptionState.TERMINATED;
    if (!running) {
      leave();
    }
  }

  private void leave() {
    if (hasDialog()) {
      left = true;
      send(0);
    } else {
      leaveDialog();
    }
  }

  /** An answer that comes after we ended it; the server's last NOTIFY still belongs to us. */
  private void farewell(Reply reply) {
    if (reply.success()) {
      current.opened(reply);
    }
    if (left) {
      alarm.set(FAREWELL, this::leaveDialog);
    } else {
      leave();
    }
  }

  private void change(SubscriptionState next, String why) {
    if (state != next || next == SubscriptionState.TRYING) {
      state = next;
      listener.onState(next, why);
    }
  }

  private void after(Duration wait, Runnable task) {
    alarm.stop();
    if (closed) {
      return; // by the listener that was just told
    }
    alarm.set(wait, task);
  }
}
