package org.offhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import javax.sip.SipException;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.Response;

/** Sends requests of a dialog. */
final class InDialog {
  private InDialog() {}

  /** Sends one with the dialog's next CSeq. */
  static Exchange send(Engine engine, Dialog dialog, Draft draft, Exchange.Sink sink) {
    IntSupplier sequence = dialog::nextSequence;
    Exchange exchange =
        new Exchange(engine, dialog.agent(), draft, dialog.targets(), sequence, sink);
    exchange.start();
    return exchange;
  }

  /** Sends a request of those above; a peer that does not know the dialog ends the session. */
  static void send(
      Engine engine, CallSession session, OutgoingRequest request, Consumer<Response> onFinal) {
    Draft draft =
        session
            .dialog()
            .draft(request.method())
            .with(request.headers())
            .carrying(request.contentType(), request.body());
    send(
        engine,
        session.dialog(),
        draft,
        reply -> {
          boolean gone = reply.code() == 408 || reply.code() == 481;
          if (gone && session.phase() != CallSession.Phase.ENDED) {
            session.lost(reply.code(), reply.reason());
          }
          onFinal.accept(reply.response());
        });
  }

  /**
   * Acknowledges a 2xx (RFC 3261 section 13.2.2.4).
   *
   * @param sequence CSeq of the INVITE
   * @param credentials of the INVITE
   * @param sdp answer, where the 2xx offered; else empty
   * @return sends it once more, when the 2xx comes again
   */
  static Runnable ack(
      Engine engine, Dialog dialog, int sequence, List<Header> credentials, String sdp) {
    Draft bare = dialog.draft("ACK");
    Draft draft = sdp.isEmpty() ? bare : bare.carrying("application/sdp", sdp);
    Runnable send =
        () ->
            engine.locate(
                dialog.targets(),
                servers ->
                    dialog.agent().servers().order(servers).stream()
                        .findFirst()
                        .ifPresent(server -> ack(engine, server, draft, sequence, credentials)));
    send.run();
    return send;
  }

  private static void ack(
      Engine engine, Server server, Draft draft, int sequence, List<Header> credentials) {
    SIPRequest ack =
        engine.messages().request(draft, sequence, engine.via(server), "", credentials);
    ack.setApplicationData(server);
    engine
        .couriers()
        .to(
            server,
            () -> {
              try {
                engine.stack().send(ack);
              } catch (SipException | RuntimeException e) {
                engine.noise("ACK not sent to " + server, e);
              }
            });
  }
}
