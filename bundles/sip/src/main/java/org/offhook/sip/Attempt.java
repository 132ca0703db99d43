package org.offhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import java.text.ParseException;
import java.util.List;
import javax.sip.ClientTransaction;
import javax.sip.ObjectInUseException;
import javax.sip.SipException;
import org.offhook.api.sip.Header;

/** One client transaction of an exchange. */
final class Attempt {
  private final Engine engine;
  private final Exchange exchange;
  private final Server server;
  private final int quickT1;
  private final int cseq;
  private final List<Header> credentials;
  private volatile ClientTransaction transaction;

  Attempt(
      Engine engine,
      Exchange exchange,
      Server server,
      int quickT1,
      int cseq,
      List<Header> credentials) {
    this.engine = engine;
    this.exchange = exchange;
    this.server = server;
    this.quickT1 = quickT1;
    this.cseq = cseq;
    this.credentials = credentials;
  }

  Server server() {
    return server;
  }

  int cseq() {
    return cseq;
  }

  List<Header> credentials() {
    return credentials;
  }

  /** True when every challenge comes from a realm whose credentials it has sent already. */
  boolean hasAnswered(List<DigestChallenge> challenges) {
    return challenges.stream()
        .allMatch(
            challenge ->
                credentials.stream()
                    .filter(header -> header.name().startsWith("Proxy") == challenge.proxy())
                    // Told that it is out of step (RFC 3310), a server asks once more.
                    .filter(header -> !header.value().contains(", auts="))
                    .anyMatch(
                        header ->
                            header
                                .value()
                                .contains("realm=" + Text.quoted(challenge.realm()) + ",")));
  }

  /** Sends the request; a failure comes back through the exchange. */
  void send(SIPRequest request) {
    request.setApplicationData(server);
    engine.stack().expect(server);
    engine
        .couriers()
        .to(
            server,
            () -> {
              try {
                ClientTransaction created = engine.stack().transaction(request);
                transaction = created;
                created.setApplicationData(this);
                engine.tune(created, quickT1);
                created.sendRequest();
              } catch (SipException | RuntimeException e) {
                report(503, "transport: " + Text.clean(String.valueOf(e.getMessage())));
              }
            });
  }

  /** Cancels an INVITE (RFC 3261 section 9.1). */
  void cancel(List<Header> headers) {
    engine
        .couriers()
        .to(
            server,
            () -> {
              try {
                SIPRequest cancel = (SIPRequest) transaction.createCancel();
                for (Header header : headers) {
                  engine.messages().add(cancel, header);
                }
                cancel.setApplicationData(server);
                engine.stack().transaction(cancel).sendRequest();
              } catch (SipException | ParseException | RuntimeException e) {
                // Answered meanwhile: the final response decides.
                engine.noise("CANCEL not sent", e);
              }
            });
  }

  /** Forgets the transaction; nothing more of it is heard. */
  void abandon() {
    ClientTransaction abandoned = transaction;
    if (abandoned != null) {
      try {
        abandoned.terminate();
      } catch (ObjectInUseException e) {
        engine.noise("transaction in use", e);
      }
    }
  }

  /** A response came; any thread. */
  void received(SIPResponse response) {
    engine.phone().execute(() -> exchange.received(this, response));
  }

  /** No response came; any thread. */
  void report(int code, String why) {
    engine.phone().execute(() -> exchange.failed(this, code, why));
  }
}
