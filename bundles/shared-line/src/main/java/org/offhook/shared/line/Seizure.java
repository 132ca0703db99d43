package org.offhook.shared.line;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.Notification;
import org.offhook.api.sip.Subscription;
import org.offhook.api.sip.SubscriptionListener;
import org.offhook.api.sip.SubscriptionRequest;
import org.offhook.api.sip.SubscriptionState;
import org.offhook.api.time.Timers.Timer;

/**
 * An appearance that is being seized, or is. The server ends the seizure when the call is on its
 * way; ended by us, it gives the appearance back. Phone thread.
 */
final class Seizure implements SubscriptionListener {
  private final Consumer<Optional<String>> decided;
  private final Subscription subscription;
  private final Timer timer;
  private boolean done;
  private boolean over;

  /**
   * Asks for it.
   *
   * @param decided hears once: nothing when it is ours, else why it is not
   */
  Seizure(
      Line line,
      Header appearance,
      Duration expires,
      PhoneThread thread,
      Consumer<Optional<String>> decided) {
    this.decided = decided;
    this.timer = thread.after(expires, () -> decide(Optional.of("the server does not answer")));
    this.subscription =
        line.subscribe(
            new SubscriptionRequest(
                line.addressOfRecord(),
                "line-seize",
                List.of(),
                expires,
                List.of(appearance),
                "",
                "",
                Optional.empty()),
            this);
  }

  @Override
  public void onNotification(Notification notification) {
    if (notification.state() == SubscriptionState.ACTIVE) {
      decide(Optional.empty());
    }
  }

  @Override
  public void onState(SubscriptionState state, String reason) {
    switch (state) {
      case ACTIVE -> decide(Optional.empty());
      case PENDING -> {
        // the server thinks about it
      }
      case TRYING, TERMINATED -> {
        if (!reason.isEmpty()) {
          // After it was ours this is the server's end of it; before, its refusal.
          decide(Optional.of(reason));
          end();
        }
      }
    }
  }

  private void decide(Optional<String> refusal) {
    if (!done) {
      done = true;
      timer.cancel();
      decided.accept(refusal);
    }
  }

  /** Ends it, if the server has not. */
  void end() {
    if (!over) {
      over = true;
      done = true;
      timer.cancel();
      // The subscription may speak before its maker has it in hand.
      if (subscription != null) {
        subscription.close();
      }
    }
  }
}
