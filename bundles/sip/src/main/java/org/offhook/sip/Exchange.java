package org.offhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntSupplier;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.Redundancy;

/**
 * One request until its final response: located (RFC 3263), sent, sent to the next server when one
 * fails, sent again with credentials when asked. Phone thread.
 */
final class Exchange {
  private static final int UNAVAILABLE = 503;
  private static final int TIMEOUT = 408;
  private static final int TERMINATED = 487;
  private static final Duration PENALTY = Duration.ofSeconds(60);
  private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(32);

  /** Who hears what comes back. */
  interface Sink {
    /** A provisional response above 100. */
    default void onProvisional(Reply reply) {}

    /** The final response, once. */
    void onFinal(Reply reply);

    /** A further 2xx to an INVITE, from a fork or a server given up. */
    default void onStray(Reply reply) {}

    /**
     * The server that rang is gone, and the next one is to be asked.
     *
     * @param onward asks it; to be run when what is left of the former attempt is cleared away
     */
    default void onMove(Runnable onward) {
      onward.run();
    }
  }

  private final Engine engine;
  private final Agent agent;
  private final Draft draft;
  private final List<Way> ways;
  private final IntSupplier cseq;
  private final Sink sink;
  private final List<Place> left = new ArrayList<>();

  private Server lead;
  private Place place;
  private Attempt attempt;
  private final Alarm alarm;
  private int retries;
  private boolean provisional;
  private boolean ringing;
  private boolean cancelled;
  private boolean moving;
  private boolean done;
  private List<Header> cancelHeaders = List.of();

  Exchange(Engine engine, Agent agent, Draft draft, List<Way> ways, IntSupplier cseq, Sink sink) {
    this.engine = engine;
    alarm = new Alarm(engine.phone());
    this.agent = agent;
    this.draft = draft;
    this.ways = ways;
    this.cseq = cseq;
    this.sink = sink;
  }

  /** Tries a server before all others, whatever is remembered of it. */
  Exchange leading(Server server) {
    lead = server;
    return this;
  }

  /** Begins. */
  void start() {
    agent.begun(this);
    engine.locate(
        ways,
        places -> {
          if (!done) {
            left.addAll(agent.memory().order(places));
            left.sort(Comparator.comparing(found -> !found.server().equals(lead)));
            String name = ways.get(0).target().host();
            next(Reply.none(UNAVAILABLE, "no server found for " + name, null));
          }
        });
  }

  /** The CSeq of the request now under way. */
  int sequence() {
    return attempt == null ? 0 : attempt.cseq();
  }

  /** The credentials of the request now under way, which its ACK repeats. */
  List<Header> credentials() {
    return attempt == null ? List.of() : attempt.credentials();
  }

  /** Cancels an INVITE: at once when it was answered provisionally, else as soon as it is. */
  void cancel(List<Header> headers) {
    if (done || cancelled) {
      return;
    }
    cancelled = true;
    cancelHeaders = headers;
    if (attempt == null) {
      finish(Reply.none(TERMINATED, "cancelled", null));
    } else if (provisional && !moving) {
      sendCancel();
    }
  }

  /** A response came for one of its attempts. */
  void received(Attempt of, SIPResponse message) {
    Reply reply = Reply.of(message, of.server());
    if (done || moving || of != attempt) {
      if (reply.success()) {
        sink.onStray(reply);
      }
      return;
    }
    agent.heard(of.server(), message);
    if (!reply.isFinal()) {
      progress(reply);
    } else if (reply.code() == 401 || reply.code() == 407) {
      authenticate(reply);
    } else if (movesOn(reply)) {
      leaveAlone(reply);
      next(reply);
    } else {
      answered(reply);
    }
  }

  private void answered(Reply reply) {
    agent.memory().answered(reply.server());
    if (place.way().ours()) {
      agent.memory().uses(reply.server());
    }
    finish(reply);
    if (place.way().ours() && reply.code() != UNAVAILABLE) {
      agent.answeredBy(reply.server());
    }
  }

  /** A server of ours is not asked first for a while; that a peer is busy says nothing of it. */
  private void leaveAlone(Reply reply) {
    if (place.way().ours()) {
      Duration asked = Duration.ofSeconds(Math.max(0, reply.retryAfter()));
      agent.memory().silent(reply.server(), asked.isZero() ? PENALTY : asked);
    }
  }

  /** One of its attempts got no answer, or could not be sent. */
  void failed(Attempt of, int code, String why) {
    if (!done && !moving && of == attempt) {
      agent.memory().silent(of.server());
      next(Reply.none(code, why, of.server()));
    }
  }

  /**
   * Its server is found silent: an INVITE that waits for an answer of that server is given to the
   * next. No answer comes back by a server that is gone (RFC 3261 section 18.2.2), not even to a
   * call that rings.
   */
  void lost(Server server) {
    boolean waits = !done && !cancelled && !moving && provisional && isInvite();
    if (!waits || !server.equals(attempt.server())) {
      return;
    }
    if (left.isEmpty() && ringing && place.way().ours()) {
      // The others were asked before this one rang; one of them may be well by now.
      agent.memory().known().stream()
          .filter(other -> !other.server().equals(server) && other.way().ours())
          .forEach(left::add);
    }
    if (left.isEmpty()) {
      return;
    }
    attempt.cancel(cancelHeaders);
    moving = true;
    sink.onMove(
        () -> {
          moving = false;
          ringing = false;
          next(Reply.none(TIMEOUT, "no answer", server));
        });
  }

  private void progress(Reply reply) {
    if (!provisional) {
      provisional = true;
      alarm.stop();
      if (cancelled) {
        sendCancel();
      }
    }
    ringing |= reply.code() > 100;
    if (reply.code() > 100 && !cancelled) {
      sink.onProvisional(reply);
    }
  }

  /**
   * True when the next server is to be asked. A call that rings already is at its end, and what
   * fails then is not the server.
   */
  private boolean movesOn(Reply reply) {
    if (left.isEmpty() || cancelled || ringing) {
      return false;
    }
    Redundancy redundancy = agent.directions().redundancy();
    boolean ours = place.way().ours();
    int code = reply.code();
    boolean late = ours && code == TIMEOUT && !isInvite() && !redundancy.staysOn().contains(code);
    return late || redundancy.isFailure(code) && (ours || code == UNAVAILABLE);
  }

  private void authenticate(Reply reply) {
    boolean proxy = reply.code() == 407;
    String header = proxy ? "Proxy-Authenticate" : "WWW-Authenticate";
    List<DigestChallenge> challenges =
        reply.values(header).stream()
            .flatMap(value -> DigestChallenge.parse(proxy, value).stream())
            .toList();
    boolean again = !cancelled && retries < engine.config().authRetries();
    // Credentials that were just refused are no better a second time, unless only stale.
    boolean refused =
        retries > 0
            && challenges.stream().noneMatch(DigestChallenge::stale)
            && attempt.hasAnswered(challenges);
    if (again && !refused && agent.credentials().challenged(challenges)) {
      retries++;
      send();
    } else {
      answered(reply);
    }
  }

  private void next(Reply otherwise) {
    if (left.isEmpty() || cancelled) {
      finish(cancelled ? Reply.none(TERMINATED, "cancelled", otherwise.server()) : otherwise);
    } else {
      place = left.remove(0);
      retries = 0;
      send();
    }
  }

  /**
   * Whether a server gets credentials: one of ours before it asks, others only when they ask. What
   * a server of ours once asked would let a stranger call there in our name (RFC 3261 section
   * 22.3).
   */
  private boolean mayKnow(Server server) {
    return retries > 0 || place.way().ours() || agent.memory().knows(server);
  }

  private void send() {
    alarm.stop();
    provisional = false;
    Server server = place.server();
    List<Header> credentials =
        mayKnow(server)
            ? agent.credentials().answer(draft.method(), draft.uri(), draft.body())
            : List.of();
    int sequence = cseq.getAsInt();
    attempt = new Attempt(engine, this, server, quickT1(), sequence, credentials);
    alarm.set(patience(), timeout(attempt));
    try {
      SIPRequest request =
          engine
              .messages()
              .request(
                  draft.on(place.way()),
                  sequence,
                  agent.via(server),
                  agent.contact().at(server),
                  credentials);
      attempt.send(request);
    } catch (IllegalArgumentException e) {
      left.clear();
      failed(attempt, 400, e.getMessage());
    }
  }

  private Runnable timeout(Attempt of) {
    return () -> {
      of.abandon();
      failed(of, TIMEOUT, "no answer");
    };
  }

  private Duration patience() {
    boolean timed = isInvite() && engine.config().inviteTimer() > 0;
    Duration whole =
        Duration.ofMillis(timed ? engine.config().inviteTimer() : engine.config().noResponse());
    // Somebody waits for a call: while there is another server, not as long as for a last one.
    Duration brief = agent.directions().redundancy().patience();
    boolean hurry = !brief.isZero() && !left.isEmpty() && (isInvite() || !place.way().ours());
    return hurry && brief.compareTo(whole) < 0 ? brief : whole;
  }

  private int quickT1() {
    return place.way().ours() ? agent.directions().quickT1() : 0;
  }

  private boolean isInvite() {
    return draft.method().equals("INVITE");
  }

  private void sendCancel() {
    attempt.cancel(cancelHeaders);
    Attempt of = attempt;
    alarm.set(
        CANCEL_PATIENCE,
        () -> {
          of.abandon();
          failed(of, TERMINATED, "cancelled");
        });
  }

  private void finish(Reply reply) {
    done = true;
    agent.over(this);
    alarm.stop();
    sink.onFinal(reply);
  }
}
