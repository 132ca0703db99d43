package org.offhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.SessionEnd;
import org.offhook.api.time.Timers.Timer;

/**
 * Offers and answers inside a dialog: re-INVITE and UPDATE in both directions, glare, session
 * refreshes (RFC 3261 section 14, 3311, 4028, 6337). Phone thread.
 */
final class Negotiation {
  private static final int MAX_RETRY_AFTER = 10;
  private static final int MAX_GLARES = 8;

  private final Engine engine;
  private final CallSession session;
  private String local = "";
  private String wanted;
  private Reoffering current;
  private Timer retry;
  private int glares;
  private int shortest;
  private boolean updateRefused;
  private AwaitedAck awaited;
  private Runnable lastAck;
  private int lastAckSequence = -1;

  Negotiation(Engine engine, CallSession session) {
    this.engine = engine;
    this.session = session;
    shortest = engine.shortestInterval();
  }

  /** What we said last of ourselves, in an offer or an answer. */
  void describes(String sdp) {
    local = sdp;
  }

  /** Offers as soon as it can be done; a later offer takes the place of one that waits. */
  void offer(String sdp) {
    wanted = sdp;
    pump();
  }

  /** Sends what waits, if now is the time. */
  void pump() {
    boolean idle =
        current == null && awaited == null && retry == null && !session.hasPendingOffer();
    if (wanted == null || !idle || session.dialog() == null) {
      return;
    }
    if (session.phase() == CallSession.Phase.UP) {
      send("INVITE", take(), false);
    } else if (session.isDescribedEarly() && session.dialog().allows("UPDATE")) {
      send("UPDATE", take(), false);
    }
  }

  /** Refreshes the session interval. */
  void refresh() {
    if (session.phase() != CallSession.Phase.UP) {
      return;
    }
    if (current != null || awaited != null || session.hasPendingOffer()) {
      // Any 2xx of what is under way refreshes as well; if it fails, this does.
      after(Duration.ofSeconds(1), this::refresh);
    } else if (session.dialog().allows("UPDATE") && !updateRefused) {
      send("UPDATE", "", true);
    } else {
      send("INVITE", local, true);
    }
  }

  void stop() {
    wanted = null;
    if (retry != null) {
      retry.cancel();
    }
    if (awaited != null) {
      awaited.stop();
    }
  }

  /** A re-INVITE or UPDATE came. */
  void requested(Incoming incoming) {
    SIPRequest request = incoming.request();
    boolean invite = incoming.method().equals("INVITE");
    if (current != null) {
      incoming.respond(491, "Request Pending");
    } else if (session.hasPendingOffer()
        || awaited != null
        || invite && session.phase() != CallSession.Phase.UP) {
      String seconds = String.valueOf(engine.tokens().random().nextInt(MAX_RETRY_AFTER));
      incoming.respond(500, "Offer Pending", List.of(new Header("Retry-After", seconds)));
    } else if (InviteServer.admits(engine, incoming)) {
      session.dialog().heard(request);
      session.identifyAsserted(request);
      taken(incoming, Msg.sdp(request), invite);
    }
  }

  /** An ACK came for a re-INVITE of the peer. */
  void acknowledged(SIPRequest ack) {
    if (awaited != null && awaited.matches(ack)) {
      AwaitedAck done = awaited;
      awaited = null;
      done.stop();
      if (done.offered()) {
        Msg.sdp(ack).ifPresent(session.listener()::onAnswer);
      }
      pump();
    }
  }

  /** A 2xx of a re-INVITE came again: its ACK was lost. */
  void stray(Reply reply) {
    if (lastAck != null && reply.message().getCSeq().getSeqNumber() == lastAckSequence) {
      lastAck.run();
    }
  }

  private void taken(Incoming incoming, Optional<String> sdp, boolean invite) {
    if (sdp.isPresent()) {
      session.offered(sdp.get(), answer(incoming, invite));
    } else if (invite) {
      // An invitation to offer: what waits, or what we said last (RFC 6337 section 5.2.5).
      if (wanted != null) {
        describes(take());
      }
      confirm(incoming, local, true, true);
    } else {
      confirm(incoming, "", false, false);
    }
  }

  private OfferedToUs answer(Incoming incoming, boolean invite) {
    return new OfferedToUs() {
      @Override
      public void accept(String sdp) {
        // The answer tells what we want now; an offer that waits was written before it.
        wanted = null;
        describes(sdp);
        confirm(incoming, sdp, invite, false);
      }

      @Override
      public void refuse(int code, String reason) {
        incoming.respond(code, reason);
      }
    };
  }

  private void confirm(Incoming incoming, String sdp, boolean invite, boolean offered) {
    SessionInterval interval =
        SessionInterval.ofRequest(
            incoming.request(), engine.config().sessionTimer(), engine.shortestInterval());
    SIPResponse ok = incoming.response(session.agent(), 200, "OK", interval.headers(), sdp);
    if (session.phase() == CallSession.Phase.UP) {
      session.sessionClock().start(interval);
    }
    incoming.send(ok);
    if (invite) {
      awaited = new AwaitedAck(engine, incoming, ok, offered, this::unacknowledged);
    }
  }

  private void unacknowledged() {
    awaited = null;
    session.bye(new SessionEnd(false, 408, "the answer was not acknowledged", false), List.of());
  }

  private String take() {
    String sdp = wanted;
    wanted = null;
    return sdp;
  }

  private void send(String method, String sdp, boolean refresh) {
    Dialog dialog = session.dialog();
    Draft draft = dialog.draft(method).with(timerHeaders());
    if (!sdp.isEmpty()) {
      draft = draft.carrying("application/sdp", sdp);
    }
    Reoffering sent = new Reoffering(method, sdp, refresh, dialog);
    current = sent;
    sent.exchange =
        InDialog.send(
            engine,
            dialog,
            draft,
            new Exchange.Sink() {
              @Override
              public void onFinal(Reply reply) {
                answered(sent, reply);
              }

              @Override
              public void onStray(Reply reply) {
                stray(reply);
              }
            });
  }

  private List<Header> timerHeaders() {
    List<Header> headers = new ArrayList<>();
    headers.add(Features.allow());
    headers.add(Features.supported(engine));
    SessionInterval interval = session.sessionClock().interval();
    if (interval.seconds() > 0) {
      int seconds = Math.max(interval.seconds(), shortest);
      String who = interval.refreshedByUs() ? "uac" : "uas";
      headers.add(new Header("Session-Expires", seconds + ";refresher=" + who));
      headers.add(new Header("Min-SE", String.valueOf(shortest)));
    }
    return headers;
  }

  private void answered(Reoffering sent, Reply reply) {
    current = null;
    boolean over = session.phase() == CallSession.Phase.ENDED;
    if (reply.success()) {
      agreed(sent, reply, over);
    } else if (!over) {
      failed(sent, reply);
    }
    pump();
  }

  private void agreed(Reoffering sent, Reply reply, boolean over) {
    glares = 0;
    sent.dialog.heard(reply.message());
    if (sent.method.equals("INVITE")) {
      lastAckSequence = sent.sequence();
      lastAck = InDialog.ack(engine, sent.dialog, lastAckSequence, sent.exchange.credentials(), "");
    }
    if (over) {
      return;
    }
    if (session.phase() == CallSession.Phase.UP) {
      session.sessionClock().start(SessionInterval.ofAnswer(reply.message()));
    }
    if (!sent.sdp.isEmpty()) {
      describes(sent.sdp);
      session.identifyAsserted(reply.message());
      if (wanted == null || !sent.refresh) {
        reply.sdp().ifPresent(session.listener()::onAnswer);
      }
    }
  }

  private void failed(Reoffering sent, Reply reply) {
    switch (reply.code()) {
      case 408 -> silent(sent, reply);
      case 481 -> session.lost(reply.code(), reply.reason());
      case 491 -> again(sent, reply, glareDelay());
      case 422 -> {
        shortest = Math.max(shortest + 1, reply.number("Min-SE", shortest + 1));
        again(sent, reply, Duration.ZERO);
      }
      case 500, 503 -> {
        int wait = reply.retryAfter();
        if (wait >= 0 && wait <= MAX_RETRY_AFTER) {
          again(sent, reply, Duration.ofSeconds(wait));
        } else {
          refused(sent, reply);
        }
      }
      default -> refused(sent, reply);
    }
  }

  /** Who says 408 has lost the peer; mere silence leaves the call as it was (RFC 5057 5.3). */
  private void silent(Reoffering sent, Reply reply) {
    if (reply.message() == null) {
      refused(sent, reply);
    } else {
      session.lost(reply.code(), reply.reason());
    }
  }

  private void refused(Reoffering sent, Reply reply) {
    boolean unknown = reply.code() == 405 || reply.code() == 501;
    if (sent.method.equals("UPDATE") && unknown) {
      updateRefused = true;
    }
    if (!sent.refresh) {
      session.listener().onOfferRefused(reply.code(), reply.reason());
    } else if (unknown && sent.method.equals("UPDATE")) {
      refresh();
    }
  }

  private void again(Reoffering sent, Reply reply, Duration delay) {
    if (glares++ >= MAX_GLARES) {
      glares = 0;
      refused(sent, reply);
    } else if (sent.refresh) {
      after(delay, this::refresh);
    } else {
      if (wanted == null) {
        wanted = sent.sdp;
      }
      after(delay, this::pump);
    }
  }

  /** Who chose the Call-ID waits longer, so that the two do not meet again (section 14.1). */
  private Duration glareDelay() {
    int steps = engine.tokens().random().nextInt(200);
    return Duration.ofMillis(session.incoming() ? steps * 10L : 2100 + steps % 190 * 10L);
  }

  private void after(Duration delay, Runnable task) {
    retry =
        engine
            .phone()
            .after(
                delay,
                () -> {
                  retry = null;
                  task.run();
                });
  }
}
