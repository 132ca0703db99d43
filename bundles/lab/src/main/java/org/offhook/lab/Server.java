package org.offhook.lab;

import java.io.IOException;
import java.util.Optional;
import org.offhook.api.time.Clock;

/** The lab as a SIP server: decides who answers a message. Loop only, except where said. */
final class Server {
  private final Loop loop;
  private final BoundedLog log;
  private final Digest digest;
  private final Users users;
  private final Registrar registrar;
  private final Answers answers;
  private final Wire wire;
  private final Proxy proxy;
  private final ServiceCalls services;
  private final int port;

  /**
   * Opens the sockets.
   *
   * @param port the port, or 0 for any that is free
   */
  Server(Loop loop, Clock clock, int port, Users users) throws IOException {
    this.loop = loop;
    this.log = new BoundedLog(clock);
    this.users = users;
    this.digest = new Digest(clock, users);
    this.registrar = new Registrar(clock);
    this.answers = new Answers(loop);
    this.wire = Wire.open(loop, port, log, this::receive);
    this.port = wire.port();
    this.proxy = new Proxy(wire, registrar, this.port);
    this.services =
        new ServiceCalls(
            loop, clock, log, answers, registrar, this::sendOwn, "127.0.0.1:" + this.port);
  }

  /** The port of UDP and TCP. Any thread. */
  int port() {
    return port;
  }

  /** One line about users and calls. Any thread. */
  String figures() {
    return "%d users registered, %d calls".formatted(registrar.count(), services.count());
  }

  /** Ends all calls. */
  void close() {
    services.close();
  }

  private void receive(SipMessage message, Flow flow) {
    try {
      if (message.isRequest()) {
        stamp(message, flow);
        request(message, flow);
      } else if (message.all("Via").size() == 1) {
        services.response(message);
      } else {
        proxy.back(message);
      }
    } catch (BadMessage e) {
      log.warn("A message from " + flow.remote() + " was dropped, expected " + e.getMessage());
    } catch (IOException e) {
      log.warn("A message from " + flow.remote() + " could not be sent on: " + e.getMessage());
    }
  }

  /** Notes in the top Via where the request really came from (RFC 3261 18.2.1, RFC 3581). */
  private static void stamp(SipMessage request, Flow flow) throws BadMessage {
    Via via = Via.parse(request.first("Via"));
    via.set("received", flow.remote().getAddress().getHostAddress());
    if (via.has("rport") || flow.transport().equals("TCP")) {
      via.set("rport", Integer.toString(flow.remote().getPort()));
    }
    request.set("Via", via.toString());
  }

  private void request(SipMessage request, Flow flow) throws BadMessage {
    if (request.method.equals("ACK")) {
      acknowledge(request, flow);
      return;
    }
    boolean cancel = request.method.equals("CANCEL");
    String key = cancel ? Answers.cancelKey(request) : Answers.key(request);
    if (answers.repeated(key, flow)) {
      return;
    }
    if (cancel) {
      cancel(request, key, flow);
    } else {
      proxy.popOwnRoutes(request);
      route(request, key, flow);
    }
  }

  private void acknowledge(SipMessage ack, Flow flow) throws BadMessage {
    answers.acknowledged(Answers.key(ack));
    Optional<LabCall> call = services.dialog(ack);
    if (call.isPresent()) {
      call.get().acknowledged(ack);
    } else if (!ack.toTag().startsWith(ServiceCalls.TAG)) {
      proxy.popOwnRoutes(ack);
      passOn(ack, flow, "");
    }
  }

  private void cancel(SipMessage cancel, String key, Flow flow) throws BadMessage {
    Optional<ServiceCall> call = services.begunBy(Answers.key(cancel));
    if (call.isPresent()) {
      reply(cancel, key, flow, 200, "OK");
      call.get().cancelled();
    } else {
      proxy.popOwnRoutes(cancel);
      passOn(cancel, flow, key);
    }
  }

  private void route(SipMessage request, String key, Flow flow) throws BadMessage {
    Optional<LabCall> call = services.dialog(request);
    if (call.isPresent()) {
      answers.begin(key);
      call.get().request(request, key, flow);
    } else if (request.toTag().startsWith(ServiceCalls.TAG)) {
      reply(request, key, flow, 481, "Call/Transaction Does Not Exist");
    } else if (!request.toTag().isEmpty()) {
      passOn(request, flow, key);
    } else if (request.method.equals("REGISTER")) {
      register(request, key, flow);
    } else {
      begin(request, key, flow);
    }
  }

  private void register(SipMessage request, String key, Flow flow) throws BadMessage {
    Optional<String> proven = digest.user(request, "Authorization");
    SipAddress of = SipAddress.parse(NameAddress.parse(request.first("To")).uri());
    answers.begin(key);
    if (proven.isEmpty()) {
      boolean stale = digest.stale(request, "Authorization");
      SipMessage response = services.tagged(request.reply(401, "Unauthorized"));
      answers.send(key, digest.challenge(response, "WWW-Authenticate", stale), flow);
    } else if (!users.mayBe(proven.get(), of.user())) {
      answers.send(key, services.tagged(request.reply(403, "Forbidden")), flow);
    } else {
      SipMessage response = registrar.register(request, of.user(), flow);
      answers.send(key, services.tagged(response), flow);
    }
  }

  /** A request outside of dialogs. */
  private void begin(SipMessage request, String key, Flow flow) throws BadMessage {
    SipAddress target = SipAddress.parse(request.uri);
    if (proxy.isHere(target) && target.user().isEmpty() && request.method.equals("OPTIONS")) {
      reply(request, key, flow, 200, "OK");
    } else if (digest.user(request, "Proxy-Authorization").isEmpty()) {
      boolean stale = digest.stale(request, "Proxy-Authorization");
      answers.begin(key);
      SipMessage response = services.tagged(request.reply(407, "Proxy Authentication Required"));
      answers.send(key, digest.challenge(response, "Proxy-Authenticate", stale), flow);
    } else if (proxy.isHere(target)) {
      deliver(request, key, flow, target.user());
    } else {
      passOn(request, flow, key);
    }
  }

  private void deliver(SipMessage request, String key, Flow flow, String user) {
    Optional<ServiceNumber> number = services.find(user);
    if (number.isPresent()) {
      serve(number.get(), request, key, flow);
      return;
    }
    Optional<Registrar.Binding> binding = registrar.find(user);
    if (binding.isPresent()) {
      send(request, flow, key, binding.get().contact(), Optional.of(binding.get().flow()));
    } else {
      reply(request, key, flow, 404, "Not Found");
    }
  }

  private void serve(ServiceNumber number, SipMessage request, String key, Flow flow) {
    if (request.method.equals("OPTIONS")) {
      reply(request, key, flow, 200, "OK");
    } else if (!request.method.equals("INVITE")) {
      reply(request, key, flow, 405, "Method Not Allowed");
    } else if (!request.first("Require").isEmpty()) {
      answers.begin(key);
      SipMessage response = services.tagged(request.reply(420, "Bad Extension"));
      answers.send(key, response.add("Unsupported", request.first("Require")), flow);
    } else {
      answers.begin(key);
      services.invite(number, request, key, flow);
    }
  }

  /** Forwards to where the message itself says; a CANCEL to where its INVITE went. */
  private void passOn(SipMessage request, Flow flow, String key) throws BadMessage {
    SipAddress target = SipAddress.parse(request.uri);
    boolean here = proxy.isHere(target) && request.all("Route").isEmpty();
    Optional<Registrar.Binding> binding = here ? registrar.find(target.user()) : Optional.empty();
    if (here && binding.isEmpty()) {
      if (!key.isEmpty()) {
        reply(request, key, flow, 481, "Call/Transaction Does Not Exist");
      }
      return;
    }
    send(
        request,
        flow,
        key,
        binding.map(Registrar.Binding::contact).orElse(request.uri),
        binding.map(Registrar.Binding::flow));
  }

  private void send(
      SipMessage request, Flow flow, String key, String target, Optional<Flow> known) {
    if (Proxy.hopsLeft(request) < 0) {
      if (!key.isEmpty()) {
        reply(request, key, flow, 483, "Too Many Hops");
      }
      return;
    }
    try {
      proxy.forward(request, flow.transport(), target, known);
    } catch (IOException | BadMessage e) {
      log.warn("A " + request.method + " could not be sent on: " + e.getMessage());
      if (!key.isEmpty()) {
        reply(request, key, flow, 480, "Temporarily Unavailable");
      }
    }
  }

  private void reply(SipMessage request, String key, Flow flow, int code, String reason) {
    answers.begin(key);
    SipMessage response =
        services
            .tagged(request.reply(code, reason))
            .add("Allow", "INVITE, ACK, CANCEL, BYE, OPTIONS, REGISTER");
    answers.send(key, response, flow);
  }

  /** Sends a request of the lab's own; its response is not waited for. */
  private void sendOwn(SipMessage request) throws IOException, BadMessage {
    proxy.popOwnRoutes(request);
    proxy.forward(request, "", request.uri, Optional.empty());
  }

  /** The loop this server lives on. Any thread. */
  Loop loop() {
    return loop;
  }
}
