package org.offhook.api.sip;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A user agent of one account (RFC 3261 section 6). Call it on the phone thread; never blocks. */
public interface UserAgent extends AutoCloseable {

  /** Registers and keeps the binding alive until closed; results go to the listener. */
  void register();

  /** The local address its server is reached from, as a literal; empty while unknown. */
  default String localAddress() {
    return "";
  }

  /** How the registration stands. */
  RegistrationState registration();

  /** Sets which servers back up those of the account; calls that are up stay. */
  default void redundancy(Redundancy redundancy) {}

  /** Its servers as last located, best first; empty before. */
  default List<ServerStanding> servers() {
    return List.of();
  }

  /**
   * Has a gate asked before each INVITE; there is room for one.
   *
   * @return takes it away
   */
  default Runnable gate(InviteGate gate) {
    return () -> {};
  }

  /**
   * Places a call.
   *
   * @param target {@code sip:}, {@code sips:} or {@code tel:} URI
   * @param offer SDP offer, or empty to ask the peer for one
   * @param extraHeaders headers to add, such as {@code Alert-Info}
   * @param listener told of everything that follows, on the phone thread
   */
  Session invite(
      String target, Optional<String> offer, List<Header> extraHeaders, SessionListener listener);

  /**
   * Sends a request outside of any dialog, authenticating if asked; the final response comes back.
   */
  void send(OutgoingRequest request, Consumer<Response> onFinal);

  /**
   * Subscribes to an event package (RFC 6665) and stays subscribed until closed.
   *
   * @param listener told what comes, on the phone thread
   */
  Subscription subscribe(SubscriptionRequest request, SubscriptionListener listener);

  /**
   * Publishes a state (RFC 3903) and keeps it published until closed.
   *
   * @param listener told how it stands, on the phone thread
   */
  Publication publish(PublicationRequest request, PublicationListener listener);

  /**
   * Ends its sessions (BYE, CANCEL or 480), removes its binding ({@code Expires: 0}) and frees what
   * it holds. Returns within 250 ms, even when servers are silent.
   */
  @Override
  void close();
}
