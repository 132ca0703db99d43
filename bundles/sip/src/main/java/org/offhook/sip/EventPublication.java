package org.offhook.sip;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.Publication;
import org.offhook.api.sip.PublicationListener;
import org.offhook.api.sip.PublicationRequest;
import org.offhook.api.sip.PublicationState;

/** An event publication agent for one state (RFC 3903 section 4). Phone thread. */
final class EventPublication implements Publication {
  private static final int CONDITION_FAILED = 412;
  private static final int TOO_BRIEF = 423;
  private static final int MAX_CORRECTIONS = 3;

  /** Codes that say that this will never work: the event, the method or the body is unknown. */
  private static final Set<Integer> FOR_GOOD = Set.of(405, 406, 415, 489, 501);

  private static final Duration LEAST_WAIT = Duration.ofMillis(500);

  private final Engine engine;
  private final Agent agent;
  private final PublicationRequest request;
  private final PublicationListener listener;
  private final Consumer<EventPublication> ended;
  private final Backoff backoff;

  private final String uri;
  private final String callId;
  private int sequence;
  private PublicationState state = PublicationState.TRYING;
  private String body;

  /** What the server calls the state it has; empty while it has none of ours. */
  private String entityTag = "";

  /** What the server has under that name. */
  private String known = "";

  private int expires;
  private int corrections;
  private final Alarm alarm;
  private boolean running;
  private boolean closed;
  private boolean left;

  EventPublication(
      Engine engine,
      Agent agent,
      PublicationRequest request,
      PublicationListener listener,
      Consumer<EventPublication> ended) {
    this.engine = engine;
    alarm = new Alarm(engine.phone());
    this.agent = agent;
    this.request = request;
    this.listener = listener;
    this.ended = ended;
    this.uri = RequestUri.of(request.target(), Text.host(agent.account().domain()));
    this.callId = engine.tokens().next();
    this.body = request.body();
    this.expires = (int) Math.min(Integer.MAX_VALUE, request.expires().toSeconds());
    Duration longest = Duration.ofSeconds(engine.config().failedTimeout());
    this.backoff = new Backoff(longest, engine.tokens().random());
  }

  private boolean isOnce() {
    return request.expires().isZero();
  }

  /** Publishes the state, or says that it lasts where the server has it. */
  void start() {
    alarm.stop();
    if (closed) {
      return; // by the listener that was just told
    }
    boolean lasts = !entityTag.isEmpty() && known.equals(body);
    send(expires, lasts ? "" : body);
  }

  private void send(int seconds, String sent) {
    running = true;
    List<Header> headers = new ArrayList<>(List.of(new Header("Event", request.event())));
    if (!isOnce()) {
      headers.add(new Header("Expires", String.valueOf(seconds)));
    }
    if (!entityTag.isEmpty()) {
      headers.add(new Header("SIP-If-Match", entityTag));
    }
    String type = sent.isEmpty() ? "" : request.contentType();
    Draft draft =
        agent.draft("PUBLISH", uri, "<" + uri + ">", callId, "").with(headers).carrying(type, sent);
    new Exchange(
            engine,
            agent,
            draft,
            agent.directions().path(uri),
            () -> ++sequence,
            reply -> answered(sent, reply))
        .start();
  }

  private void answered(String sent, Reply reply) {
    running = false;
    if (reply.success()) {
      accepted(sent, reply);
    } else if (closed) {
      over();
    } else if (reply.code() == CONDITION_FAILED && !entityTag.isEmpty()) {
      entityTag = "";
      change(PublicationState.TRYING, reason(reply));
      start();
    } else if (reply.code() == TOO_BRIEF && corrections++ < MAX_CORRECTIONS) {
      expires = Math.max(expires + 1, reply.number("Min-Expires", expires + 1));
      start();
    } else if (FOR_GOOD.contains(reply.code())) {
      end(reason(reply));
    } else {
      retry(reply);
    }
  }

  private void accepted(String sent, Reply reply) {
    corrections = 0;
    backoff.reset();
    if (left) {
      over();
      return;
    }
    if (isOnce()) {
      end("");
      return;
    }
    entityTag = reply.values("SIP-ETag").stream().findFirst().orElse("").strip();
    known = sent.isEmpty() ? known : sent;
    if (closed) {
      leave();
    } else if (!known.equals(body)) {
      start();
    } else {
      int granted = reply.number("Expires", expires);
      change(PublicationState.PUBLISHED, "");
      after(Duration.ofMillis(granted * 10L * engine.config().refreshPercent()));
    }
  }

  /** Later, with patience that grows and varies. */
  private void retry(Reply reply) {
    change(PublicationState.TRYING, reason(reply));
    int asked = reply.retryAfter();
    after(asked >= 0 ? Duration.ofSeconds(asked).plus(jitter()) : backoff.next());
  }

  /** Up to a second, so that not all come back in the same instant. */
  private Duration jitter() {
    return Duration.ofMillis(engine.tokens().random().nextInt(1000));
  }

  private void end(String why) {
    alarm.stop();
    ended.accept(this);
    change(PublicationState.TERMINATED, why);
  }

  @Override
  public PublicationState state() {
    return state;
  }

  @Override
  public void change(String next) {
    if (closed || state == PublicationState.TERMINATED || next.equals(body)) {
      return;
    }
    body = next;
    if (!running) {
      start();
    }
  }

  void serverIsBack() {
    if (!closed && !running) {
      after(jitter());
    }
  }

  void serverChanged() {
    entityTag = "";
    serverIsBack();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    alarm.stop();
    state = PublicationState.TERMINATED;
    if (!running) {
      leave();
    }
  }

  /** What the server has is taken back, once. */
  private void leave() {
    if (entityTag.isEmpty() || left) {
      over();
    } else {
      left = true;
      send(0, "");
    }
  }

  private void over() {
    ended.accept(this);
  }

  private void change(PublicationState next, String why) {
    if (state != next || next == PublicationState.TRYING) {
      state = next;
      listener.onState(next, why);
    }
  }

  private void after(Duration wait) {
    alarm.stop();
    if (!closed) {
      Duration least = wait.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : wait;
      alarm.set(least, this::start);
    }
  }

  private static String reason(Reply reply) {
    return reply.code() + " " + reply.reason();
  }
}
