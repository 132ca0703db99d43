package org.offhook.api.phone;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.offhook.api.sip.Header;
import org.offhook.api.sip.InviteGate;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.Publication;
import org.offhook.api.sip.PublicationListener;
import org.offhook.api.sip.PublicationRequest;
import org.offhook.api.sip.Redundancy;
import org.offhook.api.sip.RegistrationState;
import org.offhook.api.sip.Response;
import org.offhook.api.sip.ServerStanding;
import org.offhook.api.sip.Session;
import org.offhook.api.sip.SessionListener;
import org.offhook.api.sip.Subscription;
import org.offhook.api.sip.SubscriptionListener;
import org.offhook.api.sip.SubscriptionRequest;

/** A configured line. Registered as a service while it is configured and enabled. Phone thread. */
public interface Line {
  /** Index in the configuration, from 0. */
  int index();

  /** User part of its address of record. */
  String user();

  /** Its address of record. */
  String addressOfRecord();

  /** Label for people: the configured display, else the user. */
  String label();

  /** The local address its server is reached from, as a literal; empty while unknown. */
  default String localAddress() {
    return "";
  }

  /** How its registration stands. */
  RegistrationState registration();

  /** True when its servers are its own, and not those of all lines. */
  default boolean ownServers() {
    return false;
  }

  /** Sets which servers back up its servers; calls that are up stay. */
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
   * Sends a request outside of any dialog, authenticating if asked; the final response comes back.
   *
   * @param request its target is a URI, or a number at this line's server
   */
  void send(OutgoingRequest request, Consumer<Response> onFinal);

  /**
   * Subscribes to an event package (RFC 6665) and stays subscribed until closed, or until the line
   * leaves.
   *
   * @param request its target is a URI, or a number at this line's server
   */
  Subscription subscribe(SubscriptionRequest request, SubscriptionListener listener);

  /**
   * Publishes a state (RFC 3903) and keeps it published until closed, or until the line leaves.
   *
   * @param request its target is a URI, or a number at this line's server
   */
  Publication publish(PublicationRequest request, PublicationListener listener);

  /**
   * Places a call.
   *
   * @param target number, {@code user@host}, or {@code sip:}, {@code sips:} or {@code tel:} URI
   * @throws IllegalArgumentException when the target is no address, with what was expected
   */
  Session invite(
      String target, Optional<String> offer, List<Header> extraHeaders, SessionListener listener);
}
