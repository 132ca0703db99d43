package org.offhook.api.sip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.offhook.api.sip.Account.ServerAddress;

/**
 * What to subscribe to (RFC 6665).
 *
 * @param target {@code sip:} or {@code sips:} URI of the resource, or of a list of them (RFC 4662)
 * @param event event package with its parameters, such as {@code dialog} or {@code message-summary}
 * @param accept media types of notifications that are understood, most wanted first
 * @param expires how long a subscription is to last before it is refreshed; zero fetches once
 * @param headers headers to add, such as {@code Supported: eventlist}
 * @param contentType type of the body; empty without body
 * @param body the body; empty without
 * @param server where it goes; empty for the servers of the account
 */
public record SubscriptionRequest(
    String target,
    String event,
    List<String> accept,
    Duration expires,
    List<Header> headers,
    String contentType,
    String body,
    Optional<ServerAddress> server) {

  /** A subscription without headers of its own and without a body. */
  public SubscriptionRequest(String target, String event, List<String> accept, Duration expires) {
    this(target, event, accept, expires, List.of(), "", "", Optional.empty());
  }
}
