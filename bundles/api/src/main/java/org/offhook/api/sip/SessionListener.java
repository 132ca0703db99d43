package org.offhook.api.sip;

/** What happens to a session. Called on the phone thread. */
public interface SessionListener {
  /** The peer sent a provisional response above 100; SDP answers come by {@link #onAnswer}. */
  void onProgress(int code, String reason);

  /** The peer answered our offer; before {@link #onAnswered} this is early media (RFC 3960). */
  void onAnswer(String sdp);

  /** The peer offers (first offer of a late-offer call, re-INVITE, UPDATE): accept or refuse it. */
  void onOffer(String sdp);

  /** Our offer was refused (488, 491 given up, ...); the session stays as it was. */
  void onOfferRefused(int code, String reason);

  /** The call is up: 2xx received, or ACK received for our 2xx. */
  void onAnswered();

  /** The peer's identity changed. */
  default void onIdentity(Party remote) {}

  /**
   * A request came inside the dialog that the engine does not handle itself (INFO, REFER, ...), or
   * a BYE with a body, such as an advice of charge, that it has answered already.
   */
  default void onRequest(IncomingRequest request) {
    request.respond(new Response(501, "Not Implemented", java.util.List.of(), ""));
  }

  /** It is over; nothing follows. */
  void onEnded(SessionEnd end);
}
