package org.offhook.api.sip;

/** Hears of one subscription; on the phone thread. */
public interface SubscriptionListener {
  /** A NOTIFY came, in the order of its CSeq; repeated and stale ones are not passed on. */
  void onNotification(Notification notification);

  /**
   * The subscription changed its state.
   *
   * @param reason why, for people, such as {@code 404 Not Found} or {@code noresource}; may be
   *     empty
   */
  default void onState(SubscriptionState state, String reason) {}
}
