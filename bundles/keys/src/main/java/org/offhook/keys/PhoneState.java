package org.offhook.keys;

/** What the phone does, as its softkeys see it. */
enum PhoneState {
  /** Nothing. */
  IDLE,
  /** A number is being typed. */
  DIALLING,
  /** Somebody is called and has not answered. */
  CALLING,
  /** Somebody calls. */
  RINGING,
  /** A call is up. */
  IN_CALL,
  /** All calls are held. */
  HELD,
  /** Several calls hear each other. */
  CONFERENCE,
  /** A call is about to be transferred. */
  TRANSFER
}
