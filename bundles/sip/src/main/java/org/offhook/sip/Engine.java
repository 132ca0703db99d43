package org.offhook.sip;

import gov.nist.javax.sip.stack.SIPClientTransaction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final String instance;
  private final ServerLocator locator;
  private final LocalAddress localAddress;
  private final Tokens tokens = new Tokens();
  private final Couriers couriers = new Couriers();
  private final NoiseGate noise;
  private final Map<String, CallSession> sessions = new LinkedHashMap<>();
  private final List<Agent> agents = new ArrayList<>();
  private final Subscriptions subscriptions;
  private final SharedStack stack;

  Engine(
      PhoneThread phone,
      Clock clock,
      SipConfig config,
      String userAgent,
      String instance,
      Resolver resolver,
      RequestHandlers handlers) {
    this.phone = phone;
    this.clock = clock;
    this.config = config;
    this.instance = instance;
    messages = new Messages(userAgent);
    locator = new ServerLocator(resolver, new SrvOrder(tokens.random()));
    localAddress = new LocalAddress(config.localAddress());
    noise = new NoiseGate(clock);
    subscriptions = new Subscriptions(this);
    stack = new SharedStack(config, new Inbox(this, new Switchboard(this, handlers)));
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

  /** URN of this phone, for +sip.instance. */
  String instance() {
    return instance;
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

  /** Finds the servers of some targets in order; at once when no question is needed. */
  void locate(List<Target> targets, Consumer<List<Server>> found) {
    if (targets.stream().allMatch(target -> ServerLocator.isNumeric(target.host()))) {
      found.accept(targets.stream().map(ServerLocator::direct).toList());
      return;
    }
    couriers.run(
        () -> {
          List<Server> servers =
              targets.stream().flatMap(target -> locator.locate(target).stream()).toList();
          phone.execute(() -> found.accept(servers));
        });
  }

  /** Gives a transaction the configured timers. */
  void tune(ClientTransaction transaction) {
    if (config.t1() != DEFAULT_T1 && transaction instanceof SIPClientTransaction tuned) {
      tuned.setRetransmitTimer(config.t1());
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
