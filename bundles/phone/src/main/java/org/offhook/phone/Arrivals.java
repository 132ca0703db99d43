package org.offhook.phone;

import java.time.Duration;
import java.util.Optional;
import org.offhook.api.media.MediaException;
import org.offhook.api.phone.CallScreen;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls that come in, and what was decided about them. Phone thread. */
final class Arrivals {
  private static final Logger LOG = LoggerFactory.getLogger(Arrivals.class);
  private static final int UNAVAILABLE = 480;
  private static final int NOT_ACCEPTABLE = 488;

  private final Exchange exchange;

  Arrivals(Exchange exchange) {
    this.exchange = exchange;
  }

  /**
   * Lets a call ring, if there is room for it and audio.
   *
   * @param answer how it is answered without a person, if it is
   */
  void alert(VoiceCall call, Optional<CallScreen.Answer> answer) {
    if (exchange.isFull(call.line())) {
      int code = exchange.policy().fullCode();
      call.reject(code, CallPolicy.reason(code));
      return;
    }
    try {
      prepare(call);
    } catch (MediaException e) {
      LOG.info("A call was refused: {}", e.getMessage());
      int code = exchange.hasMedia() ? NOT_ACCEPTABLE : UNAVAILABLE;
      call.turnAway(code, CallPolicy.reason(code), e.getMessage());
      return;
    }
    exchange.add(call);
    if (answer.map(CallScreen.Answer::ring).orElse(true)) {
      call.session().ring();
    }
    call.changed();
    exchange.rings(call);
    answer.map(CallScreen.Answer::after).ifPresent(delay -> answer(call, delay));
  }

  /** Opens the audio and finds out whether the caller's offer can be met. */
  private void prepare(VoiceCall call) throws MediaException {
    call.audio().open(exchange.media(), call.line().localAddress());
    Optional<String> offer = call.session().offer();
    if (offer.isPresent()) {
      call.audio().probe(offer.get());
    }
  }

  private void answer(VoiceCall call, Duration delay) {
    if (delay.isZero()) {
      call.answer();
    } else {
      exchange.thread().after(delay, call::answer);
    }
  }

  /** Answers a call in the place of another one, which ends (RFC 3891). */
  void replace(VoiceCall former, VoiceCall call) {
    try {
      prepare(call);
    } catch (MediaException e) {
      call.turnAway(NOT_ACCEPTABLE, CallPolicy.reason(NOT_ACCEPTABLE), e.getMessage());
      return;
    }
    exchange.add(call);
    call.changed();
    // The former call is over for the person: it is not held first.
    exchange.leave(former);
    call.answer();
    former.hangup(200, "replaced by call " + call.id());
  }

  /** Sends a call elsewhere, at once or when it has rung here for a while. */
  void redirect(VoiceCall call, CallScreen.Redirect redirect) {
    if (redirect.after().isZero()) {
      call.redirect(redirect.target(), redirect.headers());
      return;
    }
    alert(call, Optional.empty());
    exchange.ringsOn(call);
    exchange
        .thread()
        .after(
            redirect.after(),
            () -> {
              if (exchange.isUp(call)) {
                call.redirect(redirect.target(), redirect.headers());
              }
            });
  }
}
