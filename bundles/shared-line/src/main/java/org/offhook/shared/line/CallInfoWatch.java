package org.offhook.shared.line;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.Notification;
import org.offhook.api.sip.Subscription;
import org.offhook.api.sip.SubscriptionListener;
import org.offhook.api.sip.SubscriptionRequest;
import org.offhook.api.sip.SubscriptionState;
import org.offhook.api.time.Timers.Timer;

/** Hears what is done on a line; asks again when the server has refused. Phone thread. */
final class CallInfoWatch implements SubscriptionListener {
  private final Line line;
  private final Duration expires;
  private final Duration retry;
  private final PhoneThread thread;
  private final Consumer<Optional<List<CallInfo>>> heard;
  private Subscription subscription;
  private Timer timer = () -> {};
  private boolean closed;

  /**
   * Subscribes.
   *
   * @param heard the appearances each time they change; nothing while the server tells none
   */
  CallInfoWatch(
      Line line,
      Duration expires,
      Duration retry,
      PhoneThread thread,
      Consumer<Optional<List<CallInfo>>> heard) {
    this.line = line;
    this.expires = expires;
    this.retry = retry;
    this.thread = thread;
    this.heard = heard;
    subscribe();
  }

  private void subscribe() {
    if (!closed) {
      subscription =
          line.subscribe(
              new SubscriptionRequest(line.addressOfRecord(), "call-info", List.of(), expires),
              this);
    }
  }

  Line line() {
    return line;
  }

  /** Domain of the line, for headers of ours. */
  String domain() {
    return line.addressOfRecord().replaceFirst("^sips?:", "").replaceFirst("^[^@]*@", "");
  }

  @Override
  public void onNotification(Notification notification) {
    if (!closed && notification.state() == SubscriptionState.ACTIVE) {
      heard.accept(Optional.of(CallInfo.of(notification.headers())));
    }
  }

  @Override
  public void onState(SubscriptionState state, String reason) {
    if (closed || state == SubscriptionState.ACTIVE || state == SubscriptionState.PENDING) {
      return;
    }
    if (!reason.isEmpty()) {
      heard.accept(Optional.empty());
    }
    if (state == SubscriptionState.TERMINATED) {
      timer.cancel();
      timer = thread.after(retry, this::subscribe);
    }
  }

  void close() {
    closed = true;
    timer.cancel();
    if (subscription != null) {
      subscription.close();
    }
  }
}
