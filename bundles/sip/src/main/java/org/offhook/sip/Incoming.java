package org.offhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.Header;

/**
 * A request that came in, and its server transaction; in a flood it has none, and is answered as by
 * a stateless server (RFC 3261 section 8.2.7). Phone thread.
 */
final class Incoming {
  private final Engine engine;
  private final SIPRequest request;
  private final ServerTransaction transaction;
  private final Server peer;
  private final String tag;
  private boolean answered;

  Incoming(Engine engine, SIPRequest request, ServerTransaction transaction) {
    this.engine = engine;
    this.request = request;
    this.transaction = transaction;
    this.tag = engine.tokens().next();
    this.peer = peer(request);
  }

  SIPRequest request() {
    return request;
  }

  /** Where it came from, and responses go (RFC 3261 section 18.2.2, RFC 3581). */
  Server peer() {
    return peer;
  }

  String method() {
    return request.getMethod();
  }

  /** The tag our responses carry, unless the request has one already. */
  String tag() {
    return request.getToTag() == null ? tag : request.getToTag();
  }

  /** Branch of the topmost Via, which a CANCEL shares. */
  String branch() {
    String branch = request.getTopmostVia().getBranch();
    return branch == null ? "" : branch;
  }

  /** True once a final response was sent. */
  boolean isAnswered() {
    return answered;
  }

  /** Answers without further headers. */
  void respond(int code, String reason) {
    respond(code, reason, List.of());
  }

  /** Answers with further headers. */
  void respond(int code, String reason, List<Header> headers) {
    send(engine.messages().response(request, code, reason, tag, headers));
  }

  /** A response with Contact, Allow, Supported, and a body. */
  SIPResponse response(Agent agent, int code, String reason, List<Header> more, String sdp) {
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Contact", agent.contact().at(peer)));
    headers.add(Features.allow());
    headers.add(Features.supported(engine));
    if (engine.config().identityInResponses()) {
      headers.add(new Header("P-Asserted-Identity", agent.identity()));
    }
    headers.addAll(more);
    SIPResponse response = engine.messages().response(request, code, reason, tag, headers);
    try {
      engine.messages().fill(response, "application/sdp", sdp);
    } catch (ParseException e) {
      throw new IllegalArgumentException("expected a session description", e);
    }
    return response;
  }

  /** Sends a response in its transaction. */
  void send(SIPResponse response) {
    if (answered) {
      return;
    }
    answered = response.getStatusCode() >= 200;
    if (transaction == null) {
      resend(response);
    } else {
      deliver(() -> transaction.sendResponse(response));
    }
  }

  /** Sends a response without transaction: a 2xx once more (RFC 3261 section 13.3.1.4), say. */
  void resend(SIPResponse response) {
    deliver(() -> engine.stack().send(response));
  }

  /** The same by another server, which the response names in its top Via. */
  void resendBy(Server server, SIPResponse response) {
    deliver(server, () -> engine.stack().send(response));
  }

  private void deliver(Sending sending) {
    deliver(peer, sending);
  }

  private void deliver(Server to, Sending sending) {
    engine
        .couriers()
        .to(
            to,
            () -> {
              try {
                sending.send();
              } catch (SipException | InvalidArgumentException | RuntimeException e) {
                engine.noise("response not sent to " + to, e);
              }
            });
  }

  private static Server peer(SIPRequest request) {
    var via = request.getTopmostVia();
    String received = via.getReceived();
    String host = received == null ? via.getHost() : received;
    int rport = via.getRPort() > 0 ? via.getRPort() : via.getPort();
    String bare = host.replace("[", "").replace("]", "");
    return new Server(bare, rport > 0 ? rport : 5060, transport(via.getTransport()), bare);
  }

  private static Transport transport(String name) {
    return switch (name.toUpperCase(java.util.Locale.ROOT)) {
      case "TCP" -> Transport.TCP;
      case "TLS" -> Transport.TLS;
      default -> Transport.UDP;
    };
  }

  private interface Sending {
    void send() throws SipException, InvalidArgumentException;
  }
}
