package org.offhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.offhook.api.sip.Account;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.InviteGate;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.Publication;
import org.offhook.api.sip.PublicationListener;
import org.offhook.api.sip.PublicationRequest;
import org.offhook.api.sip.Redundancy;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.Response;
import org.offhook.api.sip.ServerStanding;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.SessionListener;
import org.offhook.api.sip.Subscription;
import org.offhook.api.sip.SubscriptionListener;
import org.offhook.api.sip.SubscriptionRequest;
import org.offhook.api.sip.UserAgent;
import org.offhook.api.sip.UserAgentListener;

/** The user agent of one account. */
final class Agent implements UserAgent {
  private final Engine engine;
  private final Account account;
  private UserAgentListener listener;
  private final Credentials credentials;
  private final ServerMemory memory;
  private final Directions directions;
  private final Registrations registrations;
  private final ServerWatch watch;
  private final KeepAlive keepAlive;
  private final OwnContact contact;
  private InviteGate gate;
  private final Publications publications;
  private final Set<Exchange> exchanges = new LinkedHashSet<>();
  private boolean closed;

  Agent(Engine engine, Account account, UserAgentListener listener) {
    this.engine = engine;
    this.account = account;
    this.listener = listener;
    contact = new OwnContact(engine, account);
    String authName = account.authName().isEmpty() ? account.user() : account.authName();
    credentials =
        new Credentials(
            authName, account.password(), engine.tokens()::next, engine.neighbours()::agree);
    memory = new ServerMemory(engine.clock());
    directions = new Directions(account, memory);
    registrations = new Registrations(engine, this);
    keepAlive = new KeepAlive(engine, this, registrations);
    publications = new Publications(engine, this);
    watch = new ServerWatch(engine, this, registrations);
  }

  Account account() {
    return account;
  }

  Credentials credentials() {
    return credentials;
  }

  ServerMemory memory() {
    return memory;
  }

  Directions directions() {
    return directions;
  }

  UserAgentListener listener() {
    return listener;
  }

  @Override
  public void register() {
    if (!closed) {
      registrations.start();
      watch.start();
    }
  }

  /** What is registered by an engine that gives way counts no more: the next one registers anew. */
  @Override
  public RegistrationState registration() {
    RegistrationState state = registrations.state();
    return state.phase() == RegistrationState.Phase.REGISTERED && engine.isLeaving()
        ? new RegistrationState(
            RegistrationState.Phase.REGISTERING, 0, "", state.server(), Optional.empty())
        : state;
  }

  @Override
  public void redundancy(Redundancy redundancy) {
    if (closed || redundancy.equals(directions.redundancy())) {
      return;
    }
    directions.redundancy(redundancy);
    registrations.adjust();
    registersAgain();
    watch.start();
  }

  /** What kept us from being registered may be otherwise now. */
  void registersAgain() {
    if (registrations.state().phase() == RegistrationState.Phase.FAILED) {
      registrations.refresh();
    }
  }

  @Override
  public List<ServerStanding> servers() {
    return directions.standings(registrations.servers());
  }

  /** A binding was made by ways that are others by now: it may be where none of them leads. */
  void waysChanged() {
    watch.follow();
  }

  /** An exchange has begun. */
  void begun(Exchange exchange) {
    exchanges.add(exchange);
  }

  /** An exchange has its final response. */
  void over(Exchange exchange) {
    exchanges.remove(exchange);
  }

  /** A server is found silent: what waits for it goes elsewhere. */
  void lost(Server server) {
    memory.silent(server);
    List.copyOf(exchanges).forEach(exchange -> exchange.lost(server));
  }

  @Override
  public Runnable gate(InviteGate asked) {
    gate = asked;
    return () -> {
      if (gate == asked) {
        gate = null;
      }
    };
  }

  Optional<InviteGate> gate() {
    return Optional.ofNullable(gate);
  }

  /** Locates the servers of the account anew, and remembers them. */
  void locate(Consumer<List<Place>> found) {
    List<Way> ways = directions.path(addressOfRecord());
    engine.locate(
        ways,
        places -> {
          if (!closed && ways.equals(directions.path(addressOfRecord()))) {
            memory.located(places);
            found.accept(places);
          }
        });
  }

  /** A server of the account took a request: where it is not the one we are bound at, we follow. */
  void answeredBy(Server server) {
    boolean elsewhere =
        !closed
            && directions.redundancy().mode() == Redundancy.Mode.FALLBACK
            && registrations.state().phase() == RegistrationState.Phase.REGISTERED
            && !registrations.servers().contains(server)
            && directions.registrars().equals(directions.path(addressOfRecord()));
    if (elsewhere) {
      registrations.refreshAt(server);
    }
  }

  @Override
  public String localAddress() {
    return keepAlive.server().or(this::configuredServer).map(engine::localAddress).orElse("");
  }

  /** The first server, where it is configured by its address. */
  private Optional<Server> configuredServer() {
    List<Way> ways = directions.path("sip:" + Text.host(account.domain()));
    return ways.stream()
        .findFirst()
        .map(Way::target)
        .filter(target -> ServerLocator.isNumeric(target.host()))
        .map(ServerLocator::direct);
  }

  @Override
  public Session invite(
      String target, Optional<String> offer, List<Header> extraHeaders, SessionListener heard) {
    String uri = RequestUri.of(target, Text.host(account.domain()));
    return PlacedSession.place(engine, this, uri, offer, extraHeaders, heard);
  }

  @Override
  public void send(OutgoingRequest request, Consumer<Response> onFinal) {
    String uri = RequestUri.of(request.target(), Text.host(account.domain()));
    Draft draft =
        draft(request.method(), uri, "<" + uri + ">", engine.tokens().next(), "")
            .with(request.headers())
            .carrying(request.contentType(), request.body());
    int[] sequence = {0};
    new Exchange(
            engine,
            this,
            draft,
            directions.path(uri),
            () -> ++sequence[0],
            reply -> onFinal.accept(reply.response()))
        .start();
  }

  @Override
  public Subscription subscribe(SubscriptionRequest request, SubscriptionListener heard) {
    String uri = RequestUri.of(request.target(), Text.host(account.domain()));
    EventSubscription subscription = new EventSubscription(engine, this, request, uri, heard);
    subscription.start();
    return subscription;
  }

  @Override
  public Publication publish(PublicationRequest request, PublicationListener heard) {
    return publications.open(request, heard);
  }

  /** The registrar has taken us again after it did not: it may have forgotten everything else. */
  void serverIsBack() {
    engine.subscriptions().of(this).forEach(EventSubscription::serverIsBack);
    publications.serverIsBack();
  }

  /** Another registrar has taken us, which knows nothing of what the one before was told. */
  void serverChanged() {
    engine.subscriptions().of(this).forEach(EventSubscription::serverChanged);
    publications.serverChanged();
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    keepAlive.stop();
    watch.stop();
    engine.subscriptions().of(this).forEach(EventSubscription::close);
    publications.close();
    engine.sessions().stream().filter(session -> session.belongsTo(this)).forEach(CallSession::end);
    if (engine.staysRegistered()) {
      registrations.leave(this::depart);
    } else {
      registrations.close(this::depart);
    }
  }

  /** Lets go of the listener: transactions that linger (RFC 3261 timer K) still know this agent. */
  private void depart() {
    engine.agents().remove(this);
    listener = Departed.INSTANCE;
  }

  /** A request outside of dialogs, from this account, by the configured outbound proxy. */
  Draft draft(String method, String uri, String to, String callId, String contact) {
    boolean named = !method.equals("REGISTER") || engine.config().nameInRegister();
    String who = named ? identity() : "<" + addressOfRecord() + ">";
    String from = who + ";tag=" + engine.tokens().next();
    return new Draft(
        method,
        uri,
        from,
        to,
        callId,
        directions.routes(),
        contact,
        List.of(Features.allow()),
        "",
        "");
  }

  /** Name and address of record, fit for a header. */
  String identity() {
    String name = account.displayName();
    return (name.isEmpty() ? "" : Text.quoted(name) + " ") + "<" + addressOfRecord() + ">";
  }

  /** The address of record, fit for a header. */
  String addressOfRecord() {
    return "sip:" + RequestUri.escaped(account.user()) + "@" + Text.host(account.domain());
  }

  /** The Via of a request to a server. */
  String via(Server server) {
    return engine.via(server);
  }

  OwnContact contact() {
    return contact;
  }

  /** A response came from a server; nothing to learn outside of REGISTER. */
  void heard(Server server, SIPResponse response) {
    if (response.getStatusCode() >= 200) {
      keepAlive.heard(server);
    }
  }

  /** True when a request is for this account. */
  boolean serves(SIPRequest request) {
    return !closed && contact.isMeant(request.getRequestURI().toString());
  }

  /** An INVITE came for this account. */
  void invited(Incoming incoming) {
    ReceivedSession.of(engine, this, incoming).ifPresent(listener::onIncoming);
  }
}
