package org.offhook.failover;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.DialogId;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.ServerStanding;
import org.offhook.api.sip.Session;
import org.offhook.api.time.Timers.Timer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/**
 * Answers that the caller does not hear, because the server by which the call came is gone: the
 * answer can take no other way (RFC 3261 section 18.2.2). A caller who knows Replaces is asked by
 * the server that stands in to go on with us (RFC 3891: an early dialog that it began may be
 * replaced). Phone thread.
 */
@Component
public final class UnheardAnswers implements PhoneListener {
  /** Time in which an answer was sent three times, and would have been acknowledged. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private static final Duration AGAIN = Duration.ofSeconds(1);
  private static final int NOT_ACKNOWLEDGED = 408;

  private final PhoneThread thread;
  private final Map<Call, Timer> unheard = new IdentityHashMap<>();

  /** Calls that go on with callers, and what these are called. */
  private final Map<Call, String> onward = new IdentityHashMap<>();

  private volatile Phone phone;

  /** With the thread of the phone. */
  @Activate
  public UnheardAnswers(@Reference PhoneThread thread) {
    this.thread = thread;
  }

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindPhone(Phone phone) {
    this.phone = phone;
  }

  void unbindPhone(Phone phone) {
    if (this.phone == phone) {
      this.phone = null;
    }
  }

  @Override
  public void onCall(Call call) {
    switch (call.state()) {
      case CONNECTED, HELD -> {
        onward.remove(call);
        if (call.incoming() && !call.session().confirmed() && !unheard.containsKey(call)) {
          await(call, PATIENCE);
        }
      }
      case ENDED -> ended(call);
      case DIALING, RINGING_OUT, RINGING_IN -> {
        // nobody has answered
      }
    }
  }

  private void ended(Call call) {
    Timer timer = unheard.remove(call);
    boolean inVain = call.end().filter(end -> end.code() == NOT_ACKNOWLEDGED).isPresent();
    if (timer != null) {
      timer.cancel();
      if (inVain) {
        notice(call.remote().label() + " never heard the answer: the call is over");
      }
    }
    String who = onward.remove(call);
    if (who != null) {
      String why = call.end().map(end -> end.code() + " " + end.reason()).orElse("");
      notice("the call with %s is lost with its server: %s".formatted(who, why));
    }
  }

  private void await(Call call, Duration time) {
    unheard.put(call, thread.after(time, () -> look(call)));
  }

  private void look(Call call) {
    if (call.state() == CallState.ENDED || call.session().confirmed()) {
      unheard.remove(call);
    } else if (isGone(call) && knowsReplaces(call.session())) {
      unheard.remove(call);
      goOn(call);
    } else {
      await(call, AGAIN);
    }
  }

  /** The server that it came by is silent, and there is one that is not. */
  private static boolean isGone(Call call) {
    List<ServerStanding> servers = call.line().servers();
    boolean silent =
        servers.stream()
            .anyMatch(one -> one.silent() && one.server().equals(call.session().cameBy()));
    return silent && servers.stream().anyMatch(one -> !one.silent());
  }

  private static boolean knowsReplaces(Session session) {
    return !session.remoteTarget().isEmpty()
        && Stream.of("Supported", "k")
            .flatMap(name -> session.headers(name).stream())
            .flatMap(value -> Stream.of(value.split(",")))
            .anyMatch(tag -> tag.strip().equalsIgnoreCase("replaces"));
  }

  /** An answer that came through after all is not replaced: only early dialogs are. */
  private void goOn(Call call) {
    Phone desk = phone;
    if (desk == null) {
      return;
    }
    DialogId dialog = call.session().dialogId();
    Header replaces =
        new Header(
            "Replaces",
            "%s;to-tag=%s;from-tag=%s;early-only"
                .formatted(dialog.callId(), dialog.remoteTag(), dialog.localTag()));
    String who = call.remote().label();
    String target = call.session().remoteTarget();
    call.hangup();
    try {
      Call next = desk.dial(Optional.of(call.line()), target, List.of(replaces));
      onward.put(next, who);
      notice(
          "the server is gone by which %s called: the call goes on as call %d"
              .formatted(who, next.id()));
    } catch (CallRefused | IllegalArgumentException e) {
      notice("the call with %s is lost with its server: %s".formatted(who, e.getMessage()));
    }
  }

  private void notice(String text) {
    Phone desk = phone;
    if (desk != null) {
      desk.notice(text);
    }
  }

  @Deactivate
  void close() {
    thread.leave(
        () -> {
          unheard.values().forEach(Timer::cancel);
          unheard.clear();
          onward.clear();
        });
  }
}
