package org.offhook.sip;

import gov.nist.javax.sip.message.SIPResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.offhook.api.sip.Header;

/** Provisional responses that are sent until acknowledged, one after another (RFC 3262). */
final class ReliableProvisional {
  private static final int FIRST_BOUND = 100_000;

  private final Engine engine;
  private final CallSession session;
  private final Incoming invite;
  private final Runnable gaveUp;
  private final Queue<Runnable> later = new ArrayDeque<>();
  private int number;
  private Repeater repeater;

  ReliableProvisional(Engine engine, CallSession session, Incoming invite, Runnable gaveUp) {
    this.engine = engine;
    this.session = session;
    this.invite = invite;
    this.gaveUp = gaveUp;
    number = 1 + engine.tokens().random().nextInt(FIRST_BOUND);
  }

  /** Sends one, after those before it were acknowledged. */
  void send(int code, String reason, String sdp) {
    whenAcknowledged(() -> begin(code, reason, sdp));
  }

  /** Does something as soon as nothing waits for PRACK. */
  void whenAcknowledged(Runnable task) {
    if (repeater == null) {
      task.run();
    } else {
      later.add(task);
    }
  }

  /** A PRACK came; false when it acknowledges nothing that waits. */
  boolean acknowledged(Incoming prack) {
    String rack = Msg.value(prack.request(), "RAck").orElse("");
    String expected = number + " " + invite.request().getCSeq().getSeqNumber() + " INVITE";
    if (repeater == null || !rack.replaceAll("\\s+", " ").equals(expected)) {
      return false;
    }
    stop();
    Msg.sdp(prack.request())
        .ifPresentOrElse(sdp -> session.offered(sdp, answer(prack)), () -> confirm(prack));
    return true;
  }

  void stop() {
    if (repeater != null) {
      repeater.stop();
      repeater = null;
    }
  }

  private void begin(int code, String reason, String sdp) {
    if (session.phase() != CallSession.Phase.EARLY || invite.isAnswered()) {
      return;
    }
    number++;
    List<Header> headers =
        List.of(new Header("Require", "100rel"), new Header("RSeq", String.valueOf(number)));
    SIPResponse response = invite.response(session.agent(), code, reason, headers, sdp);
    invite.send(response);
    Duration t1 = Duration.ofMillis(engine.config().t1());
    repeater =
        new Repeater(engine.phone(), t1, t1.multipliedBy(64), () -> invite.send(response), gaveUp);
  }

  private void confirm(Incoming prack) {
    prack.respond(200, "OK");
    next();
  }

  /** An offer in PRACK is answered in its 200 (section 5). */
  private OfferedToUs answer(Incoming prack) {
    return new OfferedToUs() {
      @Override
      public void accept(String sdp) {
        session.negotiation().describes(sdp);
        prack.send(prack.response(session.agent(), 200, "OK", List.of(), sdp));
        next();
      }

      @Override
      public void refuse(int code, String reason) {
        prack.respond(code, reason);
        next();
      }
    };
  }

  private void next() {
    while (repeater == null && !later.isEmpty()) {
      later.poll().run();
    }
  }
}
