package org.offhook.sip;

import java.util.List;
import java.util.Optional;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.InviteGate;
import org.offhook.api.sip.SessionEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An INVITE of ours until it is answered (RFC 3261 section 13.2). Phone thread. */
final class InviteClient implements Exchange.Sink {
  private static final int MAX_CORRECTIONS = 3;
  private static final Logger LOG = LoggerFactory.getLogger(InviteClient.class);

  private final Engine engine;
  private final CallSession session;
  private final Invitation invitation;
  private final Redirects redirects;
  private final Forks forks = new Forks();
  private Exchange exchange;
  private Runnable leaveGate = () -> {};
  private Runnable ack;
  private String winner;
  private int sequence;
  private int abandoned;
  private int shortest;
  private int corrections;
  private boolean cancelled;

  InviteClient(Engine engine, CallSession session, Invitation invitation) {
    this.engine = engine;
    this.session = session;
    this.invitation = invitation;
    redirects = new Redirects(invitation.uri());
    shortest = engine.shortestInterval();
  }

  void start() {
    invitation.offer().ifPresent(session.negotiation()::describes);
    Optional<InviteGate> gate = session.agent().gate();
    if (gate.isEmpty()) {
      send(invitation.uri());
    } else {
      Runnable leave = gate.get().ask(session, invitation.extra(), new AtTheGate());
      leaveGate = isUndecided() ? leave : () -> {};
    }
  }

  private boolean isUndecided() {
    return exchange == null && session.phase() == CallSession.Phase.EARLY;
  }

  /** The INVITE waits for leave to go out. */
  private final class AtTheGate implements InviteGate.Answer {
    @Override
    public void go() {
      if (isUndecided()) {
        send(invitation.uri());
      }
    }

    @Override
    public void stop(int code, String reason) {
      if (isUndecided()) {
        session.finish(new SessionEnd(true, code, reason, false));
        session.forget();
      }
    }
  }

  /** Ends it before it is answered. */
  void cancel() {
    cancelled = true;
    session.finish(new SessionEnd(false, 487, "cancelled", false));
    if (exchange == null) {
      leaveGate.run();
      session.forget();
    } else if (winner == null) {
      exchange.cancel(List.of());
    } else {
      // The 2xx carried an offer that nobody answered yet.
      dismiss(new Fork(session.dialog()), sequence);
    }
  }

  /** True when offer and answer are complete in the early dialog in use. */
  boolean isDescribed() {
    return forks.isDescribed(session.dialog());
  }

  @Override
  public void onProvisional(Reply reply) {
    if (cancelled || session.phase() != CallSession.Phase.EARLY) {
      return;
    }
    session.identify(reply.message(), "To");
    if (reply.toTag().isEmpty()) {
      session.listener().onProgress(reply.code(), reply.reason());
      return;
    }
    forks
        .of(reply, session.agent(), invitation.base(), sequence)
        .filter(fork -> fork.inOrder(reply))
        .ifPresent(fork -> progress(fork, reply));
  }

  private void progress(Fork fork, Reply reply) {
    fork.dialog.heard(reply.message());
    session.dialog(fork.dialog);
    session.listener().onProgress(reply.code(), reply.reason());
    describe(fork, reply);
    session.negotiation().pump();
  }

  @Override
  public void onFinal(Reply reply) {
    if (reply.success()) {
      answered(reply);
    } else if (cancelled) {
      session.forget();
    } else if (reply.code() >= 300 && reply.code() < 400) {
      redirects.add(reply.values("Contact"));
      tryNext(reply);
    } else if (reply.code() == 422 && corrections++ < MAX_CORRECTIONS) {
      shortest = Math.max(shortest + 1, reply.number("Min-SE", shortest + 1));
      send(invitation.uri());
    } else {
      tryNext(reply);
    }
  }

  @Override
  public void onStray(Reply reply) {
    stray(reply);
  }

  /**
   * The server by which it rang is gone. Those who ring are told by BYE, which an early dialog
   * takes (RFC 3261 section 15) and which needs no answer of that server; then the call is placed
   * anew.
   */
  @Override
  public void onMove(Runnable onward) {
    LOG.info("{} is called anew: the server by which it rang is gone", invitation.uri());
    List<Dialog> early = forks.clear();
    session.dialog(null);
    abandoned = sequence;
    new Clearance(engine, early, onward).begin();
  }

  /** A 2xx outside of the transaction: again the winner's, or another fork's. */
  boolean stray(Reply reply) {
    int number = (int) reply.message().getCSeq().getSeqNumber();
    if (number <= abandoned) {
      dismiss(
          new Fork(Dialog.ofResponse(session.agent(), invitation.base(), number, reply)), number);
      return true;
    }
    if (reply.message().getCSeq().getSeqNumber() != sequence && winner != null) {
      return false;
    }
    answered(reply);
    return true;
  }

  private void send(String uri) {
    exchange =
        new Exchange(
            engine,
            session.agent(),
            invitation.to(uri, shortest),
            invitation.ways(uri),
            () -> ++sequence,
            this);
    exchange.start();
  }

  private void tryNext(Reply reply) {
    Optional<String> next = redirects.next();
    if (next.isEmpty()) {
      session.finish(new SessionEnd(true, reply.code(), Warnings.reason(reply), false));
      session.forget();
      return;
    }
    forks.clear();
    session.dialog(null);
    try {
      send(RequestUri.of(next.get(), session.agent().account().domain()));
    } catch (IllegalArgumentException e) {
      tryNext(reply);
    }
  }

  /** Acknowledges a reliable provisional response and passes its description up. */
  private void describe(Fork fork, Reply reply) {
    boolean reliable = Fork.isReliable(reply);
    Optional<String> sdp = reply.sdp();
    if (reliable && invitation.offer().isEmpty() && sdp.isPresent() && !fork.described) {
      fork.described = true;
      session.offered(sdp.get(), answer(fork, reply));
      return;
    }
    if (reliable) {
      prack(fork, reply, "");
    }
    if (sdp.isPresent() && invitation.offer().isPresent() && !fork.described) {
      fork.described = reliable;
      session.listener().onAnswer(sdp.get());
    }
  }

  private OfferedToUs answer(Fork fork, Reply reply) {
    return new OfferedToUs() {
      @Override
      public void accept(String sdp) {
        session.negotiation().describes(sdp);
        prack(fork, reply, sdp);
      }

      @Override
      public void refuse(int code, String reason) {
        prack(fork, reply, "");
        session.end();
      }
    };
  }

  private void prack(Fork fork, Reply reply, String sdp) {
    String rack = reply.number("RSeq", 0) + " " + sequence + " INVITE";
    Draft draft = fork.dialog.draft("PRACK").with(List.of(new Header("RAck", rack)));
    Draft whole = sdp.isEmpty() ? draft : draft.carrying("application/sdp", sdp);
    InDialog.send(engine, fork.dialog, whole, ignored -> session.negotiation().pump());
  }

  private void answered(Reply reply) {
    if (reply.toTag().equals(winner)) {
      if (ack != null) {
        ack.run();
      }
      return;
    }
    Fork fork = forks.answered(reply, session.agent(), invitation.base(), sequence);
    fork.dialog.refresh(reply);
    if (cancelled || winner != null || session.phase() != CallSession.Phase.EARLY) {
      dismiss(fork, sequence);
    } else {
      winner = reply.toTag();
      established(fork, reply);
    }
  }

  /** A fork that answered too late is acknowledged and ended (section 13.2.2.4). */
  private void dismiss(Fork fork, int number) {
    InDialog.ack(engine, fork.dialog, number, exchange.credentials(), "");
    InDialog.send(
        engine,
        fork.dialog,
        fork.dialog.draft("BYE"),
        reply -> {
          if (session.phase() == CallSession.Phase.ENDED) {
            session.forget();
          }
        });
  }

  private void established(Fork fork, Reply reply) {
    session.dialog(fork.dialog);
    session.identify(reply.message(), "To");
    Optional<String> sdp = reply.sdp();
    if (invitation.offer().isEmpty() && !fork.described) {
      lateOffer(fork, reply, sdp);
      return;
    }
    ack = InDialog.ack(engine, fork.dialog, sequence, exchange.credentials(), "");
    if (sdp.isPresent() && !fork.described) {
      session.listener().onAnswer(sdp.get());
    }
    begin(reply);
  }

  private void lateOffer(Fork fork, Reply reply, Optional<String> sdp) {
    if (sdp.isEmpty()) {
      ack = InDialog.ack(engine, fork.dialog, sequence, exchange.credentials(), "");
      session.bye(new SessionEnd(false, 488, "the peer offered nothing", false), List.of());
      return;
    }
    session.offered(
        sdp.get(),
        new OfferedToUs() {
          @Override
          public void accept(String answer) {
            session.negotiation().describes(answer);
            ack = InDialog.ack(engine, fork.dialog, sequence, exchange.credentials(), answer);
            begin(reply);
          }

          @Override
          public void refuse(int code, String reason) {
            ack = InDialog.ack(engine, fork.dialog, sequence, exchange.credentials(), "");
            session.bye(new SessionEnd(false, code, reason, false), List.of());
          }
        });
  }

  private void begin(Reply reply) {
    session.sessionClock().start(SessionInterval.ofAnswer(reply.message()));
    session.up();
  }
}
