package org.offhook.sip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.InviteGate;
import org.offhook.api.sip.SessionEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An INVITE of ours until it is answered (RFC 3261 section 13.2). Phone thread. */
final class InviteClient implements Exchange.Sink {
  private static final int MAX_FORKS = 16;
  private static final int MAX_CORRECTIONS = 3;
  private static final Logger LOG = LoggerFactory.getLogger(InviteClient.class);

  private final Engine engine;
  private final CallSession session;
  private Draft base;
  private final Redirects redirects;
  private final Map<String, Fork> forks = new LinkedHashMap<>();
  private List<Header> extra = List.of();
  private Optional<String> offer = Optional.empty();
  private Exchange exchange;
  private Runnable leaveGate = () -> {};
  private Runnable ack;
  private String winner;
  private int sequence;
  private int abandoned;
  private int shortest;
  private int corrections;
  private boolean cancelled;

  InviteClient(Engine engine, CallSession session, Draft base) {
    this.engine = engine;
    this.session = session;
    this.base = base;
    redirects = new Redirects(base.uri());
    shortest = engine.shortestInterval();
  }

  void start(Optional<String> sdp, List<Header> headers) {
    offer = sdp;
    extra = headers;
    if (headers.stream().anyMatch(InviteClient::wantsPrivacy)) {
      base = base.anonymous(session.agent().addressOfRecord());
    }
    sdp.ifPresent(session.negotiation()::describes);
    Optional<InviteGate> gate = session.agent().gate();
    if (gate.isEmpty()) {
      send(base.uri());
    } else {
      Runnable leave = gate.get().ask(session, headers, new AtTheGate());
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
        send(base.uri());
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

  private static boolean wantsPrivacy(Header header) {
    return header.name().equalsIgnoreCase("Privacy")
        && header.value().toLowerCase(Locale.ROOT).matches(".*\\b(id|user)\\b.*");
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
    return forks.values().stream()
        .anyMatch(fork -> fork.dialog == session.dialog() && fork.described);
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
    Fork fork = fork(reply);
    if (fork == null || !fork.inOrder(reply)) {
      return;
    }
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
      send(base.uri());
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
    LOG.info("{} is called anew: the server that was asked is gone", base.uri());
    List<Dialog> early = forks.values().stream().map(fork -> fork.dialog).toList();
    forks.clear();
    session.dialog(null);
    abandoned = sequence;
    new Clearance(engine, early, onward).begin();
  }

  /** A 2xx outside of the transaction: again the winner's, or another fork's. */
  boolean stray(Reply reply) {
    int number = (int) reply.message().getCSeq().getSeqNumber();
    if (number <= abandoned) {
      dismiss(new Fork(Dialog.ofResponse(session.agent(), base, number, reply)), number);
      return true;
    }
    if (reply.message().getCSeq().getSeqNumber() != sequence && winner != null) {
      return false;
    }
    answered(reply);
    return true;
  }

  private void send(String uri) {
    int interval = engine.config().sessionTimer();
    List<Header> headers = new ArrayList<>(extra);
    headers.addAll(session.carried());
    headers.add(Features.supported(engine));
    if (interval > 0) {
      headers.add(new Header("Session-Expires", String.valueOf(Math.max(interval, shortest))));
      headers.add(new Header("Min-SE", String.valueOf(shortest)));
    }
    Draft draft = base.towards(uri, base.routes()).with(headers);
    if (offer.isPresent()) {
      draft = draft.carrying("application/sdp", offer.get());
    } else {
      draft = draft.with(List.of(Features.accept()));
    }
    List<Way> ways =
        uri.equals(base.uri()) ? session.agent().directions().path(uri) : redirected(uri);
    exchange = new Exchange(engine, session.agent(), draft, ways, () -> ++sequence, this);
    exchange.start();
  }

  /** A redirect within our own domain goes by its proxy, any other where it says. */
  private List<Way> redirected(String uri) {
    boolean ours = Uri.parse(uri).host().equalsIgnoreCase(session.agent().account().domain());
    boolean outbound = session.agent().account().outboundProxy().isPresent();
    return ours || outbound
        ? session.agent().directions().path(uri)
        : List.of(Way.to(Target.of(Uri.parse(uri), session.agent().account().transport())));
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

  private Fork fork(Reply reply) {
    Fork known = forks.get(reply.toTag());
    if (known == null && forks.size() < MAX_FORKS) {
      known = new Fork(Dialog.ofResponse(session.agent(), base, sequence, reply));
      forks.put(reply.toTag(), known);
    }
    return known;
  }

  /** Acknowledges a reliable provisional response and passes its description up. */
  private void describe(Fork fork, Reply reply) {
    boolean reliable = Fork.isReliable(reply);
    Optional<String> sdp = reply.sdp();
    if (reliable && offer.isEmpty() && sdp.isPresent() && !fork.described) {
      fork.described = true;
      session.offered(sdp.get(), answer(fork, reply));
      return;
    }
    if (reliable) {
      prack(fork, reply, "");
    }
    if (sdp.isPresent() && offer.isPresent() && !fork.described) {
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
    Fork known = forks.get(reply.toTag());
    Fork fork =
        known != null ? known : new Fork(Dialog.ofResponse(session.agent(), base, sequence, reply));
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
    if (offer.isEmpty() && !fork.described) {
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
