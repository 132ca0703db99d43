package org.offhook.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.Party;
import org.offhook.api.sip.Response;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.SessionEnd;
import org.offhook.api.sip.SessionListener;

/** A session without a wire: what the phone sends is written down, what comes is played by hand. */
final class FakeSession implements Session {
  final List<String> sent = new ArrayList<>();
  final boolean incoming;
  final Optional<String> offer;
  SessionListener peer;

  private FakeSession(boolean incoming, Optional<String> offer) {
    this.incoming = incoming;
    this.offer = offer;
  }

  static FakeSession incoming(String offer) {
    return new FakeSession(true, Optional.ofNullable(offer));
  }

  static FakeSession outgoing(Optional<String> offer, SessionListener peer) {
    FakeSession session = new FakeSession(false, offer);
    session.peer = peer;
    session.sent.add("INVITE " + offer.orElse("without offer"));
    return session;
  }

  /** The last thing the phone sent. */
  String last() {
    return sent.isEmpty() ? "" : sent.get(sent.size() - 1);
  }

  void bye() {
    peer.onEnded(new SessionEnd(true, 200, "OK", false));
  }

  void fail(int code) {
    peer.onEnded(new SessionEnd(true, code, "failed", false));
  }

  @Override
  public String callId() {
    return "call";
  }

  @Override
  public boolean incoming() {
    return incoming;
  }

  @Override
  public Party remote() {
    return new Party("Bob", "200", "sip:200@example.org");
  }

  @Override
  public String requestUri() {
    return "sip:100@example.org";
  }

  @Override
  public List<String> headers(String name) {
    return List.of();
  }

  @Override
  public Optional<String> offer() {
    return offer;
  }

  @Override
  public void listen(SessionListener listener) {
    peer = listener;
  }

  @Override
  public void ring() {
    sent.add("180");
  }

  @Override
  public void progress(String answer) {
    sent.add("183 " + answer);
  }

  @Override
  public void answer(String sdp) {
    sent.add("200 " + sdp);
  }

  @Override
  public void reject(int code, String reason) {
    sent.add(code + " " + reason);
  }

  @Override
  public void redirect(List<String> contacts, List<Header> headers) {
    sent.add("302 " + contacts);
  }

  @Override
  public void offer(String sdp) {
    sent.add("re-INVITE " + sdp);
  }

  @Override
  public void accept(String answer) {
    sent.add("accept " + answer);
  }

  @Override
  public void refuse(int code, String reason) {
    sent.add("refuse " + code);
  }

  @Override
  public void send(OutgoingRequest request, Consumer<Response> onFinal) {
    sent.add(request.method());
  }

  @Override
  public void end() {
    sent.add("end");
  }

  @Override
  public int sessionExpires() {
    return 0;
  }
}
