package org.offhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.List;
import org.offhook.api.sip.Header;

/** What the peer asks inside the dialog of a session. Phone thread. */
final class PeerRequests {
  private final CallSession session;

  PeerRequests(CallSession session) {
    this.session = session;
  }

  /** A request came. */
  void take(Incoming incoming) {
    SIPRequest request = incoming.request();
    boolean over = session.phase() == CallSession.Phase.ENDED;
    if (session.dialog() == null || over && !incoming.method().equals("BYE")) {
      incoming.respond(481, "Call/Transaction Does Not Exist");
    } else if (!session.dialog().advances(request.getCSeq().getSeqNumber())) {
      incoming.respond(500, "CSeq Out Of Order", List.of(new Header("Retry-After", "1")));
    } else {
      dispatch(incoming);
    }
  }

  private void dispatch(Incoming incoming) {
    switch (incoming.method()) {
      case "BYE" -> ended(incoming);
      case "INVITE", "UPDATE" -> session.negotiation().requested(incoming);
      case "PRACK" -> prack(incoming);
      case "OPTIONS" -> incoming.respond(200, "OK", List.of(Features.allow(), Features.accept()));
      case "REGISTER", "PUBLISH" ->
          incoming.respond(405, "Method Not Allowed", List.of(Features.allow()));
      default -> session.listener().onRequest(new OpenRequest(incoming));
    }
  }

  private void prack(Incoming incoming) {
    if (!session.server().map(server -> server.prack(incoming)).orElse(false)) {
      incoming.respond(481, "No Such Provisional Response");
    }
  }

  private void ended(Incoming bye) {
    bye.respond(200, "OK");
    if (session.phase() != CallSession.Phase.ENDED && !Msg.body(bye.request()).isEmpty()) {
      session.listener().onRequest(new Overheard(new OpenRequest(bye)));
    }
    session.server().ifPresent(InviteServer::endedByPeer);
    session.finish(Ending.byPeer(bye.request(), 200, "ended by the peer"));
    session.forget();
  }
}
