package org.offhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.SessionEnd;

/** An INVITE to us until it is answered and acknowledged (RFC 3261 section 13.3). Phone thread. */
final class InviteServer {
  private final Engine engine;
  private final CallSession session;
  private final Incoming incoming;
  private final Optional<String> offer;
  private final ReliableProvisional reliable;
  private boolean described;
  private boolean answered;
  private boolean acknowledged;
  private boolean byeAfterAck;
  private Repeater repeater;

  InviteServer(Engine engine, CallSession session, Incoming incoming) {
    this.engine = engine;
    this.session = session;
    this.incoming = incoming;
    offer = Msg.sdp(incoming.request());
    reliable =
        new ReliableProvisional(
            engine, session, incoming, () -> reject(504, "No PRACK", List.of()));
  }

  /** Refuses what cannot be taken in; true when the INVITE may go on. */
  static boolean admits(Engine engine, Incoming incoming) {
    SIPRequest invite = incoming.request();
    if (!BodyCheck.passes(incoming)) {
      return false;
    }
    if (SessionInterval.tooShort(invite, engine.shortestInterval())) {
      String shortest = String.valueOf(engine.shortestInterval());
      incoming.respond(422, "Session Interval Too Small", List.of(new Header("Min-SE", shortest)));
      return false;
    }
    return true;
  }

  Optional<String> offer() {
    return offer;
  }

  /** The server it came by. */
  String cameBy() {
    return incoming.peer().toString();
  }

  /** True when offer and answer are complete before the call is answered. */
  boolean isDescribed() {
    return described;
  }

  void ring() {
    if (!answered) {
      provisional(180, "Ringing", "");
    }
  }

  void progress(String sdp) {
    if (!answered && offer.isPresent()) {
      provisional(183, "Session Progress", described ? "" : sdp);
    }
  }

  void answer(String sdp) {
    if (answered) {
      return;
    }
    answered = true;
    reliable.whenAcknowledged(() -> sendAnswer(sdp));
  }

  void reject(int code, String reason, List<Header> headers) {
    if (!incoming.isAnswered()) {
      stop();
      incoming.respond(code, reason, headers);
      session.finish(new SessionEnd(false, code, reason, false));
      session.forget();
    }
  }

  /** Ends it: 603 before the answer; BYE after, but not before the ACK (section 15). */
  void end() {
    if (!incoming.isAnswered()) {
      reject(603, "Decline", List.of());
    } else if (acknowledged) {
      session.bye(new SessionEnd(false, 200, "", false), List.of());
    } else {
      byeAfterAck = true;
      session.finish(new SessionEnd(false, 200, "", false));
    }
  }

  /** The caller gave up. */
  void cancelled(SIPRequest cancel) {
    if (!incoming.isAnswered()) {
      stop();
      incoming.respond(487, "Request Terminated");
      session.finish(Ending.byPeer(cancel, 487, "cancelled by the caller"));
      session.forget();
    }
  }

  /** The caller sent BYE. */
  void endedByPeer() {
    stop();
    if (!incoming.isAnswered()) {
      incoming.respond(487, "Request Terminated");
    }
  }

  /** An ACK came; false when it is for another INVITE. */
  boolean acknowledged(SIPRequest ack) {
    long sequence = incoming.request().getCSeq().getSeqNumber();
    if (ack.getCSeq().getSeqNumber() != sequence) {
      return false;
    }
    if (!answered || acknowledged) {
      return true;
    }
    acknowledged = true;
    stop();
    if (byeAfterAck) {
      session.bye(new SessionEnd(false, 200, "", false), List.of());
    } else {
      begin(Msg.sdp(ack));
    }
    return true;
  }

  boolean prack(Incoming prack) {
    return reliable.acknowledged(prack);
  }

  boolean matchesCancel(Incoming cancel) {
    return cancel.branch().equals(incoming.branch())
        && cancel.request().getCallId().equals(incoming.request().getCallId());
  }

  /** True for the same INVITE by another way, while this one is not answered. */
  boolean isMerged(SIPRequest other) {
    SIPRequest mine = incoming.request();
    return !incoming.isAnswered()
        && mine.getCallId().equals(other.getCallId())
        && mine.getCSeq().getSeqNumber() == other.getCSeq().getSeqNumber()
        && String.valueOf(mine.getFromTag()).equals(other.getFromTag());
  }

  private void provisional(int code, String reason, String sdp) {
    boolean can =
        engine.config().prack() && Features.has(incoming.request(), "100rel") && offer.isPresent();
    if (!sdp.isEmpty()) {
      session.negotiation().describes(sdp);
    }
    if (can) {
      described |= !sdp.isEmpty();
      reliable.send(code, reason, sdp);
    } else {
      incoming.send(incoming.response(session.agent(), code, reason, List.of(), sdp));
    }
  }

  private void sendAnswer(String sdp) {
    if (session.phase() != CallSession.Phase.EARLY) {
      return;
    }
    session.negotiation().describes(sdp);
    SessionInterval interval =
        SessionInterval.ofRequest(
            incoming.request(), engine.config().sessionTimer(), engine.shortestInterval());
    List<Header> headers = new ArrayList<>(interval.headers());
    headers.addAll(session.carried());
    SIPResponse ok = incoming.response(session.agent(), 200, "OK", headers, described ? "" : sdp);
    session.sessionClock().start(interval);
    incoming.send(ok);
    ReturnPath back = new ReturnPath(engine, incoming);
    repeater =
        new Repeater(
            engine.phone(),
            Duration.ofMillis(engine.config().t1()),
            Duration.ofMillis(engine.config().t2()),
            () -> back.resend(ok),
            this::unacknowledged);
  }

  private void unacknowledged() {
    acknowledged = true;
    session.bye(new SessionEnd(false, 408, "the answer was not acknowledged", false), List.of());
  }

  private void begin(Optional<String> sdp) {
    if (offer.isEmpty() && !described) {
      if (sdp.isEmpty()) {
        session.bye(new SessionEnd(false, 488, "the ACK had no answer", false), List.of());
        return;
      }
      described = true;
      session.listener().onAnswer(sdp.get());
    }
    described = true;
    session.up();
  }

  private void stop() {
    reliable.stop();
    if (repeater != null) {
      repeater.stop();
    }
  }
}
