package org.offhook.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Forwards what is not for the lab itself (RFC 3261 section 16.11, a stateless proxy): the caller
 * and the called keep the transactions, the proxy remembers nothing but its Via and Record-Route.
 * Loop only.
 */
final class Proxy {
  private static final Set<String> DIALOG_MAKERS = Set.of("INVITE", "SUBSCRIBE", "REFER", "NOTIFY");
  private static final String COOKIE = "z9hG4bK-lab-";

  private final Wire wire;
  private final Registrar registrar;
  private final int port;

  Proxy(Wire wire, Registrar registrar, int port) {
    this.wire = wire;
    this.registrar = registrar;
    this.port = port;
  }

  /** Whether an address is the lab's own. */
  boolean isHere(SipAddress address) {
    boolean domain = address.host().equals(Digest.REALM);
    return domain || address.isLoopback() && (address.port() == port || address.port() == 0);
  }

  /** Removes the Route fields that name the lab. */
  void popOwnRoutes(SipMessage request) throws BadMessage {
    for (String hop : request.all("Route")) {
      if (!isHere(SipAddress.parse(NameAddress.parse(hop).uri()))) {
        return;
      }
      request.pop("Route");
    }
  }

  /**
   * Forwards a request.
   *
   * @param came the transport it came by; empty for requests of the lab's own
   * @param target the Request-URI to go on with
   * @param known the way to the target, when somebody registered it
   */
  void forward(SipMessage request, String came, String target, Optional<Flow> known)
      throws IOException, BadMessage {
    SipMessage next = request.retarget(target);
    next.set("Max-Forwards", Integer.toString(hopsLeft(request)));
    next.fields.removeIf(
        field ->
            field.name().equals("Proxy-Authorization") && field.value().contains(Digest.REALM));
    Flow flow = flow(next, target, known);
    if (!came.isEmpty() && DIALOG_MAKERS.contains(request.method)) {
      recordRoute(next, came, flow.transport());
    }
    Via via = Via.parse("SIP/2.0/" + flow.transport() + " 127.0.0.1:" + port);
    via.set("branch", branch(request));
    next.push("Via", via.toString());
    flow.send(next.encode());
  }

  /** Max-Forwards of the next hop; -1 when there is none. */
  static int hopsLeft(SipMessage request) {
    String hops = request.first("Max-Forwards");
    return hops.matches("[0-9]{1,3}") ? Math.min(Integer.parseInt(hops), 255) - 1 : 69;
  }

  private Flow flow(SipMessage request, String target, Optional<Flow> known)
      throws IOException, BadMessage {
    List<String> routes = request.all("Route");
    if (routes.isEmpty() && known.isPresent()) {
      return known.get();
    }
    String uri = routes.isEmpty() ? target : NameAddress.parse(routes.get(0)).uri();
    Optional<Flow> registered = registrar.flowTo(uri);
    if (registered.isPresent()) {
      return registered.get();
    }
    SipAddress next = SipAddress.parse(uri);
    if (!next.isLoopback()) {
      throw new IOException(next.host() + " is no loopback address");
    }
    return wire.to(next.transport(), new InetSocketAddress("127.0.0.1", next.portOrDefault()));
  }

  /** One Record-Route for each transport, the caller's side last (RFC 5658). */
  private void recordRoute(SipMessage next, String came, String goes) {
    next.push("Record-Route", hop(came));
    if (!came.equals(goes)) {
      next.push("Record-Route", hop(goes));
    }
  }

  private String hop(String transport) {
    String suffix = transport.equals("TCP") ? ";transport=tcp" : "";
    return "<sip:127.0.0.1:" + port + suffix + ";lr>";
  }

  /** The same for a request and its ACK and CANCEL, as a proxy without memory must. */
  private static String branch(SipMessage request) throws BadMessage {
    String via = request.first("Via");
    if (via.isEmpty()) {
      return COOKIE + UUID.randomUUID();
    }
    Via top = Via.parse(via);
    String cseq = request.first("CSeq").split("\\s+")[0];
    String name =
        String.join(
            "|", top.sentBy(), top.parameter("branch"), request.callId(), request.fromTag(), cseq);
    return COOKIE + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a response back the way its request came. */
  void back(SipMessage response) throws IOException, BadMessage {
    response.pop("Via");
    String next = response.first("Via");
    if (next.isEmpty()) {
      return;
    }
    Via via = Via.parse(next);
    String host = via.parameter("received").isEmpty() ? via.host : via.parameter("received");
    String rport = via.parameter("rport");
    int to = rport.matches("[0-9]{1,5}") ? Integer.parseInt(rport) : via.port;
    if (!new SipAddress("", host, 0, "").isLoopback() || to > 65_535) {
      throw new IOException(host + " is no loopback address");
    }
    wire.to(via.transport, new InetSocketAddress("127.0.0.1", to)).send(response.encode());
  }
}
