package org.offhook.api.sip;

/** Where a subscription stands (RFC 6665 section 4.1). */
public enum SubscriptionState {
  /** Asked for; the notifier has not answered yet, or it is waited before asking again. */
  TRYING,
  /** Taken, not yet granted by policy; notifications may carry no state. */
  PENDING,
  /** Granted. */
  ACTIVE,
  /** Over, and not tried again: refused for good, or closed. */
  TERMINATED
}
