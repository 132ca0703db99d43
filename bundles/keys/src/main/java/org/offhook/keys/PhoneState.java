package org.offhook.keys;

import org.offhook.api.phone.CallState;

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
  TRANSFER;

  /** What is about to be done comes before what goes on; a call that rings alone comes first. */
  static PhoneState of(Desk desk) {
    boolean idle = desk.purpose() == Purpose.NONE && desk.connected().isEmpty();
    if (idle && !desk.calls(CallState.RINGING_IN).isEmpty()) {
      return RINGING;
    }
    return switch (desk.purpose()) {
      case BLIND, CONSULT -> TRANSFER;
      case CALL, PIN -> DIALLING;
      case CONFERENCE -> desk.second().isEmpty() ? DIALLING : ofCalls(desk);
      case NONE -> ofCalls(desk);
    };
  }

  private static PhoneState ofCalls(Desk desk) {
    if (desk.isConference()) {
      return CONFERENCE;
    }
    if (!desk.calling().isEmpty()) {
      return CALLING;
    }
    if (!desk.connected().isEmpty()) {
      return IN_CALL;
    }
    if (!desk.calls(CallState.HELD).isEmpty()) {
      return HELD;
    }
    return desk.isTyping() ? DIALLING : IDLE;
  }
}
