package org.offhook.sip;

import java.util.List;
import java.util.Optional;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.SessionListener;

/** A session that we begin; {@link InviteClient} speaks for it until it is up. */
final class PlacedSession extends CallSession {
  private final InviteClient client;

  private PlacedSession(
      Engine engine,
      Agent agent,
      Draft invite,
      Optional<String> offer,
      List<Header> headers,
      SessionListener listener) {
    super(
        engine,
        agent,
        invite.callId(),
        tag(invite),
        invite.uri(),
        OtherEnd.called(invite.uri()),
        listener);
    client = new InviteClient(engine, this, new Invitation(engine, this, invite, offer, headers));
  }

  private static String tag(Draft invite) {
    String from = invite.from();
    return from.substring(from.lastIndexOf(";tag=") + ";tag=".length());
  }

  /**
   * Sends the INVITE.
   *
   * @param uri who is called
   * @param offer session description; empty to let the peer offer
   * @param headers more of the INVITE
   */
  static PlacedSession place(
      Engine engine,
      Agent agent,
      String uri,
      Optional<String> offer,
      List<Header> headers,
      SessionListener listener) {
    Draft invite = agent.draft("INVITE", uri, "<" + uri + ">", engine.tokens().next(), "");
    PlacedSession session = new PlacedSession(engine, agent, invite, offer, headers, listener);
    session.client.start();
    return session;
  }

  @Override
  boolean isDescribedEarly() {
    return client.isDescribed();
  }

  @Override
  void endEarly() {
    client.cancel();
  }

  @Override
  void stray(Reply reply) {
    if (!client.stray(reply)) {
      super.stray(reply);
    }
  }

  @Override
  Optional<InviteServer> server() {
    return Optional.empty();
  }

  @Override
  public boolean incoming() {
    return false;
  }

  @Override
  public String cameBy() {
    return "";
  }

  @Override
  public Optional<String> offer() {
    return Optional.empty();
  }

  // The rest is for sessions of others: one of ours is not ours to answer.

  @Override
  public void ring() {}

  @Override
  public void progress(String answer) {}

  @Override
  public void answer(String sdp) {}

  @Override
  public void reject(int code, String reason) {}

  @Override
  public void redirect(List<String> contacts, List<Header> headers) {}
}
