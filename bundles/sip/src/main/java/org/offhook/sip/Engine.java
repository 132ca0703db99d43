package org.offhook.sip;

import gov.nist.javax.sip.stack.SIPClientTransaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.time.Clock;

/** What all user agents share: the stack, location, and the sessions by dialog. Phone thread. */
final class Engine {
  private static final int DEFAULT_T1 = 500;

  private final PhoneThread phone;
  private final Clock clock;
  private final SipConfig config;
  private final Messages messages;
  private final Optional<String> instance;

  /** Who we are where nobody says. */
  private final String anybody = "urn:uuid:" + UUID.randomUUID();

  private final ServerLocator locator;
  private final LocalAddress localAddress;
  private final Tokens tokens = new Tokens();
  private final Couriers couriers = new Couriers();
  private final NoiseGate noise;
  private final Map<String, CallSession> sessions = new LinkedHashMap<>();
  private final List<Agent> agents = new ArrayList<>();
  private final Subscriptions subscriptions;
  private final SharedStack stack;
  private final Neighbourhood neighbours;
  private volatile Reload reload;

  Engine(
      PhoneThread phone,
      Clock clock,
      SipConfig config,
      String userAgent,
      Optional<String> instance,
      Resolver resolver,
      Neighbourhood neighbours) {
    this.phone = phone;
    this.clock = clock;
    this.config = config;
    this.instance = instance;
    this.neighbours = neighbours;
    messages = new Messages(userAgent);
    locator = new ServerLocator(resolver, new SrvOrder(tokens.random()));
    localAddress = new LocalAddress(config.localAddress());
    noise = new NoiseGate(clock);
    subscriptions = new Subscriptions(this);
    stack = new SharedStack(config, new Inbox(this, new Switchboard(this, neighbours)));
  }

  PhoneThread phone() {
    return phone;
  }

  Clock clock() {
    return clock;
  }

  SipConfig config() {
    return config;
  }

  void reload(Reload found) {
    reload = found;
  }

  /** True while user agents close only to open again, and registrars are not to hear of it. */
  boolean staysRegistered() {
    return config.silentReload() && isLeaving();
  }

  /** True when this engine is about to give way to one with other parameters. */
  boolean isLeaving() {
    Reload known = reload;
    return known != null && known.isUnderway();
  }

  /** Option tags of the extensions that capabilities bring. */
  Set<String> extensions() {
    return neighbours.extensions();
  }

  Messages messages() {
    return messages;
  }

  SharedStack stack() {
    return stack;
  }

  Couriers couriers() {
    return couriers;
  }

  Tokens tokens() {
    return tokens;
  }

  /** Those outside of the stack. */
  Neighbourhood neighbours() {
    return neighbours;
  }

  /** URN of this phone, for +sip.instance. */
  String instance() {
    Reload known = reload;
    return instance.orElseGet(() -> known == null ? anybody : known.instance());
  }

  /** Shortest session interval accepted. */
  int shortestInterval() {
    return Math.max(SessionInterval.SHORTEST, config.minSessionInterval());
  }

  /** Our address that leads to a server. */
  String localAddress(Server server) {
    return localAddress.towards(server);
  }

  /** Our address and port as a server should see them. */
  String localHostPort(Server server) {
    return Text.host(localAddress.towards(server)) + ":" + stack.port(server.transport());
  }

  /** Finds the servers on some ways in order; at once when no question is needed. */
  void locate(List<Way> ways, Consumer<List<Place>> found) {
    if (ways.stream().allMatch(Engine::isKnown)) {
      found.accept(places(ways));
    } else {
      couriers.run(
          () -> {
            List<Place> places = places(ways);
            phone.execute(() -> found.accept(places));
          });
    }
  }

  private static boolean isKnown(Way way) {
    return way.server() != null || ServerLocator.isNumeric(way.target().host());
  }

  private List<Place> places(List<Way> ways) {
    List<Place> places = new ArrayList<>();
    for (int i = 0; i < ways.size(); i++) {
      int number = i;
      Way way = ways.get(i);
      if (way.server() != null) {
        places.add(Place.on(number, way, way.server(), 0));
      } else {
        locator
            .ranked(way.target())
            .forEach((server, rank) -> places.add(Place.on(number, way, server, rank)));
      }
    }
    return places;
  }

  /** Gives a transaction the configured timers, or a T1 of its own where that is not 0. */
  void tune(ClientTransaction transaction, int quickT1) {
    int t1 = quickT1 > 0 ? quickT1 : config.t1();
    if (t1 != DEFAULT_T1 && transaction instanceof SIPClientTransaction tuned) {
      tuned.setRetransmitTimer(t1);
    }
  }

  /** Something a stranger can cause: logged at a bounded rate. */
  void noise(String what, Throwable why) {
    noise.report(what, why);
  }

  Subscriptions subscriptions() {
    return subscriptions;
  }

  List<Agent> agents() {
    return agents;
  }

  /** Adds a session; it is found by Call-ID and our tag. */
  void add(String callId, String localTag, CallSession session) {
    sessions.put(key(callId, localTag), session);
  }

  void remove(String callId, String localTag) {
    sessions.remove(key(callId, localTag));
  }

  Optional<CallSession> session(String callId, String localTag) {
    return Optional.ofNullable(sessions.get(key(callId, localTag)));
  }

  /** Sessions in no order that matters. */
  List<CallSession> sessions() {
    return List.copyOf(sessions.values());
  }

  boolean isFull() {
    return sessions.size() >= config.maxSessions();
  }

  /** Closes every user agent, and then the stack; what was sent has left by then. */
  void close() {
    List.copyOf(agents).forEach(Agent::close);
  }

  /** Frees sockets and threads. */
  void free() {
    stack.close();
    couriers.close();
  }

  /** True when every user agent has taken back its registration. */
  boolean isQuiet() {
    return agents.isEmpty();
  }

  /** A Via for a request to a server. */
  String via(Server server) {
    Transport transport = server.transport();
    String rport = config.rport() ? ";rport" : "";
    return "SIP/2.0/%s %s;branch=z9hG4bK%s%s"
        .formatted(transport, localHostPort(server), tokens.next(), rport);
  }

  private static String key(String callId, String localTag) {
    return callId + '\n' + localTag;
  }
}
