package org.offhook.sip;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.api.sip.Account;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.Response;
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
  private final ServerMemory servers;
  private final Registration registration;
  private final KeepAlive keepAlive;
  private final String token;
  private final Map<Transport, String> seenAs = new EnumMap<>(Transport.class);
  private boolean closed;

  Agent(Engine engine, Account account, UserAgentListener listener) {
    this.engine = engine;
    this.account = account;
    this.listener = listener;
    token = engine.tokens().next();
    String authName = account.authName().isEmpty() ? account.user() : account.authName();
    credentials = new Credentials(authName, account.password(), engine.tokens()::next);
    servers = new ServerMemory(engine.clock(), Duration.ofSeconds(engine.config().failback()));
    registration = new Registration(engine, this);
    keepAlive = new KeepAlive(engine, this, registration);
  }

  Account account() {
    return account;
  }

  Credentials credentials() {
    return credentials;
  }

  ServerMemory servers() {
    return servers;
  }

  UserAgentListener listener() {
    return listener;
  }

  @Override
  public void register() {
    if (!closed) {
      registration.start();
    }
  }

  @Override
  public RegistrationState registration() {
    return registration.state();
  }

  @Override
  public String localAddress() {
    return keepAlive.server().or(this::configuredServer).map(engine::localAddress).orElse("");
  }

  /** The first server, where it is configured by its address. */
  private Optional<Server> configuredServer() {
    List<Target> targets = path("sip:" + Text.host(account.domain()));
    return targets.stream()
        .findFirst()
        .filter(target -> ServerLocator.isNumeric(target.host()))
        .map(ServerLocator::direct);
  }

  @Override
  public Session invite(
      String target, Optional<String> offer, List<Header> extraHeaders, SessionListener heard) {
    String uri = RequestUri.of(target, Text.host(account.domain()));
    CallSession session = CallSession.outgoing(engine, this, uri, heard);
    session.place(offer, extraHeaders);
    return session;
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
            path(uri),
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

  /** The registrar has taken us again after it did not: it may have forgotten everything else. */
  void serverIsBack() {
    engine.subscriptions().of(this).forEach(EventSubscription::serverIsBack);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    keepAlive.stop();
    engine.subscriptions().of(this).forEach(EventSubscription::close);
    engine.sessions().stream().filter(session -> session.belongsTo(this)).forEach(CallSession::end);
    registration.close(this::depart);
  }

  /** Lets go of the listener: transactions that linger (RFC 3261 timer K) still know this agent. */
  private void depart() {
    engine.agents().remove(this);
    listener = Departed.INSTANCE;
  }

  /** A request outside of dialogs, from this account, by the configured outbound proxy. */
  Draft draft(String method, String uri, String to, String callId, String contact) {
    boolean named = !method.equals("REGISTER") || engine.config().nameInRegister();
    String name = account.displayName();
    String from =
        (named && !name.isEmpty() ? Text.quoted(name) + " " : "")
            + "<"
            + addressOfRecord()
            + ">;tag="
            + engine.tokens().next();
    return new Draft(
        method, uri, from, to, callId, routes(), contact, List.of(Features.allow()), "", "");
  }

  /** The address of record, fit for a header. */
  String addressOfRecord() {
    return "sip:" + RequestUri.escaped(account.user()) + "@" + Text.host(account.domain());
  }

  /** Where a request outside of dialogs goes. */
  List<Target> path(String uri) {
    if (account.outboundProxy().isPresent()) {
      return List.of(Target.of(account.outboundProxy().get(), account.transport()));
    }
    if (!account.proxies().isEmpty()) {
      return targets(account.proxies());
    }
    return List.of(Target.of(Uri.parse(uri), account.transport()));
  }

  /** Where REGISTER goes. */
  List<Target> registrarPath() {
    if (account.outboundProxy().isPresent()) {
      return path("");
    }
    List<ServerAddress> addresses = new ArrayList<>();
    account.registrar().ifPresent(addresses::add);
    // A registrar that is one of the proxies is backed up by the others.
    if (addresses.isEmpty() || account.proxies().contains(addresses.get(0))) {
      account.proxies().stream().filter(p -> !addresses.contains(p)).forEach(addresses::add);
    }
    return targets(addresses);
  }

  /** The Via of a request to a server. */
  String via(Server server) {
    return engine.via(server);
  }

  /** Our Contact for a server, in angle brackets. */
  String contact(Server server) {
    String seen = seenAs.getOrDefault(server.transport(), engine.localHostPort(server));
    String how =
        server.transport() == Transport.UDP
            ? ""
            : ";transport=" + server.transport().name().toLowerCase(Locale.ROOT);
    return "<sip:" + RequestUri.escaped(account.user()) + "@" + seen + how + ";line=" + token + ">";
  }

  /** True when a Contact is ours. */
  boolean isOurs(String contact) {
    return contact.contains(";line=" + token);
  }

  /** A response came from a server; nothing to learn outside of REGISTER. */
  void heard(Server server, SIPResponse response) {
    if (response.getStatusCode() >= 200) {
      keepAlive.heard(server);
    }
  }

  /**
   * Learns how a server sees us (RFC 3581), so that the Contact leads back through a NAT; for TLS
   * also because only we can open connections.
   *
   * @return true when the Contact has changed
   */
  boolean learns(Server server, SIPResponse response) {
    Via via = response.getTopmostVia();
    boolean told = via != null && via.getRPort() > 0 && via.getReceived() != null;
    if (!told || !engine.config().rport()) {
      return false;
    }
    String seen = Text.host(via.getReceived().replaceAll("[\\[\\]]", "")) + ":" + via.getRPort();
    boolean sameHost = seen.startsWith(Text.host(via.getHost().replaceAll("[\\[\\]]", "")) + ":");
    // A TCP connection's own port accepts no connections: behind no NAT the listening one is right.
    if (server.transport() == Transport.TCP && sameHost) {
      return false;
    }
    String before = contact(server);
    seenAs.put(server.transport(), seen);
    return !before.equals(contact(server));
  }

  /** True when a request is for this account: by the Contact's mark, else by user. */
  boolean serves(SIPRequest request) {
    if (closed) {
      return false;
    }
    String uri = request.getRequestURI().toString();
    if (uri.contains(";line=")) {
      return isOurs(uri);
    }
    return Parties.party("<" + uri + ">").user().equals(account.user());
  }

  /** An INVITE came for this account. */
  void invited(Incoming incoming) {
    CallSession.incoming(engine, this, incoming).ifPresent(listener::onIncoming);
  }

  private List<String> routes() {
    return account
        .outboundProxy()
        .map(proxy -> List.of("<sip:" + hostPort(proxy) + transportParameter() + ";lr>"))
        .orElse(List.of());
  }

  private String transportParameter() {
    return account.transport() == Transport.UDP
        ? ""
        : ";transport=" + account.transport().name().toLowerCase(Locale.ROOT);
  }

  private static String hostPort(ServerAddress address) {
    String host = Text.host(address.host());
    return address.port() == 0 ? host : host + ":" + address.port();
  }

  private List<Target> targets(List<ServerAddress> addresses) {
    return addresses.stream().map(address -> Target.of(address, account.transport())).toList();
  }
}
