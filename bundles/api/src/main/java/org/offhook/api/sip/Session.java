package org.offhook.api.sip;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One INVITE session (RFC 3261 section 13, 14, 15), in or out. Call it on the phone thread; nothing
 * blocks. SDP is opaque here; the engine only keeps offers and answers in order (RFC 3264, 3262,
 * 3311, 6337).
 */
public interface Session {
  /** Call-ID of the dialog. */
  String callId();

  /** What names the dialog; tags are empty until they are known. */
  default DialogId dialogId() {
    return new DialogId(callId(), "", "");
  }

  /** Where requests of the dialog reach the peer: its Contact; empty before it is known. */
  default String remoteTarget() {
    return "";
  }

  /** True when the peer called. */
  boolean incoming();

  /**
   * True once both sides know that it is up, or it is over: an answer of ours counts for nothing
   * before its ACK (RFC 3261 section 13.3.1.4).
   */
  default boolean confirmed() {
    return true;
  }

  /** The server that its INVITE came by, as {@link ServerStanding} names it; else empty. */
  default String cameBy() {
    return "";
  }

  /** The peer, by P-Asserted-Identity, Remote-Party-ID, or From and To. */
  Party remote();

  /** Who first sent the call on to us (RFC 5806, RFC 7044); empty when it comes straight. */
  default Optional<Party> divertedBy() {
    return Optional.empty();
  }

  /** The address that was called, as in the Request-URI of the INVITE or the target. */
  String requestUri();

  /** Headers of the INVITE, or of the last response to it, with this name (any letter case). */
  List<String> headers(String name);

  /** The peer's first offer, when the INVITE carried one. */
  Optional<String> offer();

  /** Sets who hears of what follows; for an incoming session, before anything else. */
  void listen(SessionListener listener);

  /**
   * Sets headers that the INVITE or the answer carries, and every later request of the dialog, such
   * as the Call-Info of a shared line.
   */
  default void carry(List<Header> headers) {}

  /** Sends 180, reliably where both sides can (RFC 3262). */
  void ring();

  /** Sends 183 with an SDP answer, for early media. */
  void progress(String answer);

  /**
   * Answers with 200.
   *
   * @param sdp the answer; the offer when the INVITE had none
   */
  void answer(String sdp);

  /** Rejects an incoming call that is not answered yet. */
  void reject(int code, String reason);

  /** The same with more headers, such as Warning (RFC 3261 section 20.43). */
  default void reject(int code, String reason, List<Header> headers) {
    reject(code, reason);
  }

  /** Answers 302 with these contacts. */
  default void redirect(List<String> contacts) {
    redirect(contacts, List.of());
  }

  /** Answers 302 with these contacts and more headers, such as Diversion (RFC 5806). */
  void redirect(List<String> contacts, List<Header> headers);

  /**
   * Offers a new session description: UPDATE while early, re-INVITE after; retries glare (491). An
   * offer that still waits when an offer of the peer is accepted is dropped: the answer is younger,
   * and nothing more is heard of it.
   */
  void offer(String sdp);

  /** Answers the offer last given to {@link SessionListener#onOffer}. */
  void accept(String answer);

  /** Refuses the offer last given to {@link SessionListener#onOffer}; the old session stays. */
  void refuse(int code, String reason);

  /** Sends a request inside the dialog, such as INFO, REFER or MESSAGE. */
  void send(OutgoingRequest request, Consumer<Response> onFinal);

  /** Ends it whatever its state: CANCEL, BYE or 603; harmless when it has ended. */
  void end();

  /** How many seconds the session interval is (RFC 4028), or 0 without session timer. */
  int sessionExpires();
}
