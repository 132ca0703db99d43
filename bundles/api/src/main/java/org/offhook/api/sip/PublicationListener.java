package org.offhook.api.sip;

/** Hears of one publication; on the phone thread. */
@FunctionalInterface
public interface PublicationListener {
  /**
   * The publication changed its state, or failed again.
   *
   * @param reason why, for people, such as {@code 489 Bad Event}; may be empty
   */
  void onState(PublicationState state, String reason);
}
