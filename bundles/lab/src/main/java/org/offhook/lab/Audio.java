package org.offhook.lab;

/** What a caller hears, and what becomes of what it says. Loop only. */
interface Audio {
  /** The caller was connected. */
  default void begin(RtpLeg leg) {}

  /**
   * A packet came.
   *
   * @param payloadType its payload type
   * @param marker its marker bit
   * @param payload its bytes
   */
  default void heard(
      RtpLeg leg, int payloadType, boolean marker, int sequence, int timestamp, byte[] payload) {}

  /** 20 ms have gone by. */
  default void tick(RtpLeg leg) {}

  /** The caller left. */
  default void end(RtpLeg leg) {}
}
