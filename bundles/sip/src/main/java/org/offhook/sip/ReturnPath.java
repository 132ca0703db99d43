package org.offhook.sip;

import gov.nist.javax.sip.header.Via;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import java.util.List;
import org.offhook.api.sip.Account.Transport;

/**
 * The way back of an answer that nobody acknowledges: first where the request came from (RFC 3261
 * section 18.2.2), then also to the places that the sent-by of its top Via names (RFC 3263 section
 * 5), one after the other. Phone thread.
 */
final class ReturnPath {
  /** Sendings that only the first place gets: a datagram may be lost. */
  private static final int PATIENCE = 2;

  private final Engine engine;
  private final Incoming incoming;
  private List<Server> others = List.of();
  private int sent;

  ReturnPath(Engine engine, Incoming incoming) {
    this.engine = engine;
    this.incoming = incoming;
  }

  /** Sends an answer once more. */
  void resend(SIPResponse answer) {
    incoming.resend(answer);
    sent++;
    if (sent == PATIENCE) {
      locate();
    } else if (!others.isEmpty()) {
      elsewhere(answer, others.get(sent % others.size()));
    }
  }

  private void locate() {
    Via via = incoming.request().getTopmostVia();
    Transport transport = incoming.peer().transport();
    int port = Math.max(0, via.getPort());
    Target sentBy = new Target(bare(via.getHost()), port, transport, true);
    engine.locate(
        List.of(Way.to(sentBy)),
        places ->
            others =
                places.stream()
                    .map(Place::server)
                    .filter(server -> !server.toString().equals(incoming.peer().toString()))
                    .toList());
  }

  private static String bare(String host) {
    return host.replace("[", "").replace("]", "");
  }

  private void elsewhere(SIPResponse answer, Server server) {
    SIPResponse copy = (SIPResponse) answer.clone();
    try {
      Via via = copy.getTopmostVia();
      via.setReceived(server.address());
      via.setParameter("rport", String.valueOf(server.port()));
      incoming.resendBy(server, copy);
    } catch (ParseException e) {
      engine.noise("no way back by " + server, e);
    }
  }
}
