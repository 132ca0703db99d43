package org.offhook.api.phone;

/** Hears what happens to lines and calls. Registered as a service; called on the phone thread. */
public interface PhoneListener {
  /** A call began, changed or ended. */
  default void onCall(Call call) {}

  /** A line came, changed its registration, or left. */
  default void onLine(Line line) {}

  /** The phone has something to say to the person at it, such as why a transfer failed. */
  default void onNotice(String text) {}

  /** The peer pressed a digit. */
  default void onDigit(Call call, char digit) {}

  /**
   * The person at the phone pressed a digit in a call, and it is being sent.
   *
   * @param millis how long it sounds
   */
  default void onDigitSent(Call call, char digit, int millis) {}
}
