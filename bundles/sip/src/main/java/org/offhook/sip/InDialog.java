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
    Exchange exchange = new Exchange(engine, dialog.agent(), draft, dialog.ways(), sequence, sink);
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
          // Silence alone does not end a call (RFC 5057 section 5.3): the way may come back.
          boolean gone = reply.message() != null && (reply.code() == 408 || reply.code() == 481);
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
                dialog.ways(),
                places ->
                    dialog.agent().memory().order(places).stream()
                        .findFirst()
                        .ifPresent(place -> ack(engine, place, draft, sequence, credentials)));
    send.run();
    return send;
  }

  private static void ack(
      Engine engine, Place place, Draft draft, int sequence, List<Header> credentials) {
    Server server = place.server();
    SIPRequest ack =
        engine
            .messages()
            .request(draft.on(place.way()), sequence, engine.via(server), "", credentials);
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
