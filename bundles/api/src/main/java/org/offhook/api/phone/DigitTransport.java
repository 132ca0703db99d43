package org.offhook.api.phone;

/** A way to send digits; the one whose name is configured is used. Phone thread. */
public interface DigitTransport {
  /** Service property: the value of {@code voip/media/out_of_band_dtmf} it serves. */
  String METHOD = "dtmf.method";

  /**
   * Sends one digit.
   *
   * @param digit one of {@code 0-9 * # A-D}
   * @param millis how long it sounds
   * @return false when this call cannot take it this way
   */
  boolean send(Call call, char digit, int millis);

  /** Sends digits by the configured method, in order, with pauses; at most one such service. */
  interface Dialler {
    /** Sends {@code 0-9 * # A-D}; {@code ,} and {@code p} pause 2 s. */
    void send(Call call, String digits);
  }
}
