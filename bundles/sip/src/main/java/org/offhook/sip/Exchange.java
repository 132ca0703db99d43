package org.offhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.offhook.api.sip.Header;
import org.offhook.api.time.Timers.Timer;

/**
 * One request until its final response: located (RFC 3263), sent, sent to the next server when one
 * fails, sent again with credentials when asked. Phone thread.
 */
final class Exchange {
  private static final int UNAVAILABLE = 503;
  private static final int TIMEOUT = 408;
  private static final int TERMINATED = 487;
  private static final Duration CANCEL_PATIENCE = Duration.ofSeconds(32);

  /** Who hears what comes back. */
  interface Sink {
    /** A provisional response above 100. */
    default void onProvisional(Reply reply) {}

    /** The final response, once. */
    void onFinal(Reply reply);

    /** A further 2xx to an INVITE, from a fork or a server given up. */
    default void onStray(Reply reply) {}
  }

  private final Engine engine;
  private final Agent agent;
  private final Draft draft;
  private final List<Target> targets;
  private final IntSupplier cseq;
  private final Sink sink;
  private final List<Server> left = new ArrayList<>();

  private Attempt attempt;
  private Timer timer;
  private int retries;
  private boolean provisional;
  private boolean cancelled;
  private boolean done;
  private List<Header> cancelHeaders = List.of();

  Exchange(
      Engine engine, Agent agent, Draft draft, List<Target> targets, IntSupplier cseq, Sink sink) {
    this.engine = engine;
    this.agent = agent;
    this.draft = draft;
    this.targets = targets;
    this.cseq = cseq;
    this.sink = sink;
  }

  /** Begins. */
  void start() {
    engine.locate(
        targets,
        servers -> {
          if (done) {
            return;
          }
          left.addAll(agent.servers().order(servers));
          next(Reply.none(UNAVAILABLE, "no server found for " + targets.get(0).host(), null));
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
    } else if (provisional) {
      sendCancel();
    }
  }

  /** A response came for one of its attempts. */
  void received(Attempt of, SIPResponse message) {
    Reply reply = Reply.of(message, of.server());
    if (done || of != attempt) {
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
      agent.servers().silent(of.server());
      next(reply);
    } else {
      agent.servers().answered(of.server());
      finish(reply);
    }
  }

  /** One of its attempts got no answer, or could not be sent. */
  void failed(Attempt of, int code, String why) {
    if (!done && of == attempt) {
      agent.servers().silent(of.server());
      next(Reply.none(code, why, of.server()));
    }
  }

  private void progress(Reply reply) {
    if (!provisional) {
      provisional = true;
      stopTimer();
      if (cancelled) {
        sendCancel();
      }
    }
    if (reply.code() > 100 && !cancelled) {
      sink.onProvisional(reply);
    }
  }

  private boolean movesOn(Reply reply) {
    boolean failure =
        reply.code() == UNAVAILABLE
            || reply.code() >= 500 && reply.code() < 600 && engine.config().switchOnFailure();
    return failure && !left.isEmpty() && !cancelled;
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
            && sameRealm(challenges);
    if (again && !refused && agent.credentials().challenged(challenges)) {
      retries++;
      send(attempt.server());
    } else {
      agent.servers().answered(attempt.server());
      finish(reply);
    }
  }

  /** True when every challenge comes from a realm that the last attempt answered already. */
  private boolean sameRealm(List<DigestChallenge> challenges) {
    return challenges.stream()
        .allMatch(
            challenge ->
                attempt.credentials().stream()
                    .filter(header -> header.name().startsWith("Proxy") == challenge.proxy())
                    .anyMatch(
                        header ->
                            header
                                .value()
                                .contains("realm=" + Text.quoted(challenge.realm()) + ",")));
  }

  private void next(Reply otherwise) {
    if (left.isEmpty() || cancelled) {
      finish(cancelled ? Reply.none(TERMINATED, "cancelled", otherwise.server()) : otherwise);
    } else {
      send(left.remove(0));
    }
  }

  private void send(Server server) {
    stopTimer();
    provisional = false;
    List<Header> credentials =
        agent.credentials().answer(draft.method(), draft.uri(), draft.body());
    int sequence = cseq.getAsInt();
    attempt = new Attempt(engine, this, server, sequence, credentials);
    timer = engine.phone().after(patience(), timeout(attempt));
    try {
      SIPRequest request =
          engine
              .messages()
              .request(draft, sequence, agent.via(server), agent.contact(server), credentials);
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
    boolean invite = draft.method().equals("INVITE") && engine.config().inviteTimer() > 0;
    return Duration.ofMillis(invite ? engine.config().inviteTimer() : engine.config().noResponse());
  }

  private void sendCancel() {
    attempt.cancel(cancelHeaders);
    stopTimer();
    Attempt of = attempt;
    timer =
        engine
            .phone()
            .after(
                CANCEL_PATIENCE,
                () -> {
                  of.abandon();
                  failed(of, TERMINATED, "cancelled");
                });
  }

  private void finish(Reply reply) {
    done = true;
    stopTimer();
    sink.onFinal(reply);
  }

  private void stopTimer() {
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
