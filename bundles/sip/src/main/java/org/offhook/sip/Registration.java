package org.offhook.sip;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.RegistrationState.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The binding of one account at its registrar, kept alive (RFC 3261 section 10). Phone thread. */
final class Registration {
  private static final Logger LOG = LoggerFactory.getLogger(Registration.class);
  private static final int MAX_CORRECTIONS = 3;

  private final Engine engine;
  private final Agent agent;
  private final Registrations together;
  private final int number;
  private final Backoff backoff;
  private RegistrationState state = new RegistrationState(Phase.NONE, 0, "", "", Optional.empty());

  private Draft draft;
  private List<Way> asked = List.of();
  private int sequence;
  private int expires;
  private int corrections;
  private Server server;
  private Server lead;
  private final Alarm alarm;
  private boolean running;
  private boolean closing;

  /**
   * One that does nothing yet.
   *
   * @param number which of the account's bindings, from 0
   */
  Registration(Engine engine, Agent agent, Registrations together, int number) {
    this.engine = engine;
    alarm = new Alarm(engine.phone());
    this.agent = agent;
    this.together = together;
    this.number = number;
    expires = (int) Math.min(Integer.MAX_VALUE, agent.account().expires().toSeconds());
    Duration longest = Duration.ofSeconds(engine.config().failedTimeout());
    backoff = new Backoff(longest, engine.tokens().random());
  }

  RegistrationState state() {
    return state;
  }

  /** The server that holds the binding. */
  Optional<Server> server() {
    return Optional.ofNullable(server);
  }

  /** Registers and keeps registered. */
  void start() {
    if (draft == null && !path().isEmpty()) {
      String domain = "sip:" + Text.host(agent.account().domain());
      String aor = "<" + agent.addressOfRecord() + ">";
      draft = agent.draft("REGISTER", domain, aor, engine.tokens().next(), "");
      change(Phase.REGISTERING, 0, "", Optional.empty());
      refresh();
    }
  }

  /** Registers again now: the server may have forgotten us. */
  void refresh() {
    if (draft != null && !running && !closing && !path().isEmpty()) {
      alarm.stop();
      send(expires, this::answered);
    }
  }

  /** Registers again now, at this server first. */
  void refreshAt(Server first) {
    lead = first;
    refresh();
  }

  /** The servers of this binding; none when there are fewer of them by now. */
  private List<Way> path() {
    List<List<Way>> bindings = agent.directions().bindings();
    return number < bindings.size() ? bindings.get(number) : List.of();
  }

  /** Takes the binding back; calls back when that is answered or given up. */
  void close(Runnable closed) {
    closing = true;
    alarm.stop();
    boolean bound = state.phase() == Phase.REGISTERED || running;
    if (draft == null || !bound) {
      change(Phase.UNREGISTERED, state.code(), "", Optional.empty());
      closed.run();
      return;
    }
    send(
        0,
        reply -> {
          change(Phase.UNREGISTERED, reply.code(), reply.reason(), Optional.empty());
          closed.run();
        });
  }

  /** Ends without taking the binding back. */
  void leave() {
    closing = true;
    alarm.stop();
    change(Phase.UNREGISTERED, state.code(), "", Optional.empty());
  }

  private void send(int seconds, Exchange.Sink sink) {
    running = true;
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Expires", String.valueOf(seconds)));
    headers.add(Features.supported(engine));
    Draft request =
        new Draft(
                draft.method(),
                draft.uri(),
                draft.from(),
                draft.to(),
                draft.callId(),
                draft.routes(),
                contactParameters(seconds),
                draft.headers(),
                "",
                "")
            .with(headers);
    // A binding is taken back where it is, even when nobody is to hold it any more.
    List<Way> ways = seconds > 0 || server == null ? path() : goodbye();
    asked = ways;
    new Exchange(engine, agent, request, ways, () -> ++sequence, sink).leading(lead).start();
    lead = null;
  }

  private List<Way> goodbye() {
    return agent.memory().known().stream()
        .filter(place -> place.server().equals(server))
        .findFirst()
        .map(place -> List.of(place.again()))
        .orElseGet(() -> path().isEmpty() ? agent.directions().registrars() : path());
  }

  private String contactParameters(int seconds) {
    String instance =
        engine.config().addInstance()
            ? ";+sip.instance=\"<" + engine.instance() + ">\";reg-id=" + (number + 1)
            : "";
    return ";expires=" + seconds + instance;
  }

  private void answered(Reply reply) {
    running = false;
    if (closing) {
      takeBack(reply);
      return;
    }
    if (reply.success()) {
      accepted(reply);
    } else if (reply.code() == 423 && corrections++ < MAX_CORRECTIONS) {
      expires = Math.max(expires + 1, reply.number("Min-Expires", expires + 1));
      refresh();
    } else {
      refused(reply);
    }
  }

  /** A server that was asked before we left and takes us after it. */
  private void takeBack(Reply reply) {
    if (reply.success() && !reply.server().equals(server)) {
      server = reply.server();
      send(0, ignored -> {});
    }
  }

  private void accepted(Reply reply) {
    backoff.reset();
    server = reply.server();
    if (agent.contact().learns(server, reply.message()) && corrections++ < MAX_CORRECTIONS) {
      // The server sees us elsewhere: bind that address instead.
      refresh();
      return;
    }
    corrections = 0;
    reply.values("Date").stream().findFirst().ifPresent(this::dated);
    int granted = granted(reply);
    Duration wait = Duration.ofMillis(granted * 10L * engine.config().refreshPercent());
    alarm.set(floor(wait), this::refresh);
    boolean again = state.phase() == Phase.REGISTERED && state.server().equals(server.toString());
    change(
        Phase.REGISTERED,
        reply.code(),
        reply.reason(),
        Optional.of(engine.clock().now().plusSeconds(granted)));
    if (!again) {
      LOG.info("{} is registered at {} for {} s", agent.account().user(), server, granted);
    }
    if (!asked.equals(path())) {
      agent.waysChanged();
    }
  }

  /** Always in GMT, in the form of RFC 1123 (RFC 3261 section 20.17); anything else is no date. */
  private void dated(String text) {
    try {
      Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip()));
      engine.neighbours().dated(server.toString(), date);
    } catch (DateTimeException e) {
      LOG.debug("{} tells no time: {}", server, text);
    }
  }

  /** Never more than twice a second, whatever the server grants. */
  private static Duration floor(Duration wait) {
    return wait.compareTo(Duration.ofMillis(500)) < 0 ? Duration.ofMillis(500) : wait;
  }

  private void refused(Reply reply) {
    corrections = 0;
    Duration wait = backoff.next();
    boolean hopeless = reply.code() == 401 || reply.code() == 403 || reply.code() == 407;
    if (hopeless) {
      // The same password will not do a second later either.
      wait = Duration.ofSeconds(engine.config().failedTimeout());
    }
    if (reply.retryAfter() > 0) {
      wait = Duration.ofSeconds(reply.retryAfter());
    }
    if (state.phase() != Phase.FAILED || state.code() != reply.code()) {
      LOG.warn(
          "{} is not registered: {} {}; next attempt in {} s",
          agent.account().user(),
          reply.code(),
          reply.reason(),
          wait.toSeconds());
    }
    server = null;
    // Until one accepts, the servers are asked in turn.
    lead = agent.memory().after(reply.server());
    alarm.set(wait, this::refresh);
    change(Phase.FAILED, reply.code(), reply.reason(), Optional.empty(), reply.server());
  }

  /** Lifetime granted: of our Contact, else of the whole answer, else what was asked. */
  private int granted(Reply reply) {
    int whole = reply.number("Expires", expires);
    return reply.values("Contact").stream()
        .filter(agent.contact()::isOurs)
        .map(contact -> lifetime(contact, whole))
        .findFirst()
        .orElse(whole);
  }

  private static int lifetime(String contact, int otherwise) {
    int at = contact.lastIndexOf(";expires=");
    return at < 0
        ? otherwise
        : Msg.leadingNumber(contact.substring(at + ";expires=".length()), otherwise);
  }

  private void change(Phase phase, int code, String reason, Optional<Instant> until) {
    change(phase, code, reason, until, server);
  }

  private void change(Phase phase, int code, String reason, Optional<Instant> until, Server who) {
    String name = who == null ? "" : who.toString();
    state = new RegistrationState(phase, code, reason, name, until);
    together.changed();
  }
}
