package org.offhook.api.sip;

/**
 * A subscription (RFC 6665) that keeps itself alive until it is closed: it refreshes before it
 * expires, subscribes anew when the notifier ends it for a reason that allows it ({@code
 * deactivated} and {@code timeout} at once, {@code probation} and {@code giveup} after {@code
 * Retry-After}), when the server forgot it (481) and when the server comes back after a silence,
 * spread in time. Call it on the phone thread; never blocks.
 */
public interface Subscription extends AutoCloseable {
  /** Where it stands. */
  SubscriptionState state();

  /** Asks for the whole state anew, by a refresh at once. */
  void refresh();

  /** Ends it ({@code Expires: 0}); nothing is heard of it any more. */
  @Override
  void close();
}
