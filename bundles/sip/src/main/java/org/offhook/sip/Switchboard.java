package org.offhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.RequestHandler;

/** Brings requests to the session, user agent or handler they are for. Phone thread. */
final class Switchboard {
  private static final Header EVENTS_NONE = new Header("Allow-Events", "refer");

  private final Engine engine;
  private final Neighbourhood neighbours;

  Switchboard(Engine engine, Neighbourhood neighbours) {
    this.engine = engine;
    this.neighbours = neighbours;
  }

  /** An ACK came: for a 2xx of ours, or for nobody. */
  void acknowledged(SIPRequest ack) {
    find(ack).ifPresent(session -> session.acknowledged(ack));
  }

  /** A 2xx to an INVITE that no transaction wants any more. */
  void stray(SIPResponse response) {
    String tag = response.getFromTag() == null ? "" : response.getFromTag();
    engine
        .session(response.getCallId().getCallId(), tag)
        .ifPresent(session -> session.stray(Reply.of(response, null)));
  }

  /** A request came. */
  void requested(Incoming incoming) {
    if (incoming.method().equals("CANCEL")) {
      cancel(incoming);
    } else if (incoming.request().getToTag() != null) {
      inDialog(incoming);
    } else {
      outside(incoming);
    }
  }

  private void cancel(Incoming incoming) {
    Optional<InviteServer> invite =
        invites().filter(one -> one.matchesCancel(incoming)).findFirst();
    if (invite.isPresent()) {
      incoming.respond(200, "OK");
      invite.get().cancelled(incoming.request());
    } else {
      incoming.respond(481, "Call/Transaction Does Not Exist");
    }
  }

  private void inDialog(Incoming incoming) {
    Optional<CallSession> session = find(incoming.request());
    List<String> missing = Features.missing(incoming.request(), engine);
    if (session.isPresent() && missing.isEmpty()) {
      session.get().requested(incoming);
    } else if (session.isPresent()) {
      unsupported(incoming, missing);
    } else if (incoming.method().equals("NOTIFY")) {
      notified(incoming);
    } else {
      incoming.respond(481, "Call/Transaction Does Not Exist");
    }
  }

  /** Of a subscription of ours, or unsolicited with a tag from somewhere. */
  private void notified(Incoming incoming) {
    SIPRequest notify = incoming.request();
    Optional<EventSubscription> subscription =
        engine.subscriptions().find(notify.getCallId().getCallId(), notify.getToTag());
    if (subscription.isPresent()) {
      subscription.get().notified(incoming);
    } else {
      handled(incoming);
    }
  }

  private void outside(Incoming incoming) {
    List<String> missing = Features.missing(incoming.request(), engine);
    if (!missing.isEmpty()) {
      unsupported(incoming, missing);
      return;
    }
    switch (incoming.method()) {
      case "INVITE" -> invited(incoming);
      case "OPTIONS" -> incoming.respond(200, "OK", abilities());
      case "BYE", "PRACK", "UPDATE", "INFO" ->
          incoming.respond(481, "Call/Transaction Does Not Exist");
      default -> handled(incoming);
    }
  }

  private void handled(Incoming incoming) {
    String event = Msg.value(incoming.request(), "Event").orElse("").split(";", 2)[0].strip();
    boolean notify = incoming.method().equals("NOTIFY");
    Optional<RequestHandler> handler =
        neighbours.handler(incoming.method(), notify ? event.toLowerCase(Locale.ROOT) : "");
    if (handler.isPresent()) {
      handler.get().handle(new OpenRequest(incoming));
    } else if (notify || incoming.method().equals("SUBSCRIBE")) {
      incoming.respond(489, "Bad Event", List.of(EVENTS_NONE));
    } else {
      incoming.respond(405, "Method Not Allowed", List.of(Features.allow()));
    }
  }

  private void invited(Incoming incoming) {
    Optional<Agent> agent =
        engine.agents().stream().filter(one -> one.serves(incoming.request())).findFirst();
    if (merged(incoming)) {
      incoming.respond(482, "Loop Detected");
    } else if (agent.isEmpty()) {
      elsewhere(incoming);
    } else if (engine.isFull()) {
      incoming.respond(503, "Too Many Calls", List.of(new Header("Retry-After", "10")));
    } else {
      agent.get().invited(incoming);
    }
  }

  /** We are not the one it is for, and pass nothing on (RFC 3261 section 16.3). */
  private static void elsewhere(Incoming incoming) {
    if (Msg.number(incoming.request(), "Max-Forwards", 1) == 0) {
      incoming.respond(483, "Too Many Hops");
    } else {
      incoming.respond(404, "Not Found");
    }
  }

  /** The same request by another way (RFC 3261 section 8.2.2.2). */
  private boolean merged(Incoming incoming) {
    return invites().anyMatch(invite -> invite.isMerged(incoming.request()));
  }

  private Stream<InviteServer> invites() {
    return engine.sessions().stream().map(CallSession::server).flatMap(Optional::stream);
  }

  private List<Header> abilities() {
    return List.of(Features.allow(), Features.accept(), Features.supported(engine));
  }

  private static void unsupported(Incoming incoming, List<String> missing) {
    incoming.respond(
        420, "Bad Extension", List.of(new Header("Unsupported", String.join(", ", missing))));
  }

  private Optional<CallSession> find(SIPRequest request) {
    String tag = request.getToTag();
    return tag == null ? Optional.empty() : engine.session(request.getCallId().getCallId(), tag);
  }
}
