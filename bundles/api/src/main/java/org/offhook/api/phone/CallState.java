package org.offhook.api.phone;

/** Where a call stands. */
public enum CallState {
  /** We called; nothing was heard yet. */
  DIALING,
  /** We called; the far end rings, or sends early media. */
  RINGING_OUT,
  /** We are called and have not answered. */
  RINGING_IN,
  /** Answered; both can talk. */
  CONNECTED,
  /** We hold it. */
  HELD,
  /** Over. */
  ENDED
}
