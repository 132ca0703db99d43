package org.offhook.sip;

import gov.nist.javax.sip.message.SIPRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.offhook.api.sip.Header;

/** A session that somebody else begins; {@link InviteServer} speaks for it until it is up. */
final class ReceivedSession extends CallSession {
  private final InviteServer server;

  private ReceivedSession(Engine engine, Agent agent, Incoming incoming, SIPRequest invite) {
    super(
        engine,
        agent,
        invite.getCallId().getCallId(),
        incoming.tag(),
        invite.getRequestURI().toString(),
        OtherEnd.caller(invite),
        new Nobody());
    dialog(Dialog.ofRequest(agent, invite, incoming.tag()));
    server = new InviteServer(engine, this, incoming);
  }

  /** What an INVITE begins; empty when it was answered with an error at once. */
  static Optional<ReceivedSession> of(Engine engine, Agent agent, Incoming incoming) {
    return InviteServer.admits(engine, incoming)
        ? Optional.of(new ReceivedSession(engine, agent, incoming, incoming.request()))
        : Optional.empty();
  }

  private boolean isUnanswered() {
    return phase() == Phase.EARLY;
  }

  @Override
  boolean isDescribedEarly() {
    return server.isDescribed();
  }

  @Override
  void endEarly() {
    server.end();
  }

  @Override
  void acknowledged(SIPRequest ack) {
    if (!server.acknowledged(ack)) {
      super.acknowledged(ack);
    }
  }

  @Override
  Optional<InviteServer> server() {
    return Optional.of(server);
  }

  @Override
  public boolean incoming() {
    return true;
  }

  @Override
  public String cameBy() {
    return server.cameBy();
  }

  @Override
  public Optional<String> offer() {
    return server.offer();
  }

  @Override
  public void ring() {
    if (isUnanswered()) {
      server.ring();
    }
  }

  @Override
  public void progress(String answer) {
    if (isUnanswered()) {
      server.progress(answer);
    }
  }

  @Override
  public void answer(String sdp) {
    if (isUnanswered()) {
      server.answer(sdp);
    }
  }

  @Override
  public void reject(int code, String reason) {
    reject(code, reason, List.of());
  }

  @Override
  public void reject(int code, String reason, List<Header> headers) {
    if (isUnanswered()) {
      server.reject(code, reason, headers);
    }
  }

  @Override
  public void redirect(List<String> contacts, List<Header> more) {
    if (isUnanswered()) {
      List<Header> headers = new ArrayList<>(more);
      for (String to : contacts) {
        String uri = RequestUri.of(to, agent().account().domain());
        headers.add(new Header("Contact", "<" + uri + ">"));
      }
      server.reject(302, "Moved Temporarily", headers);
    }
  }
}
