package org.offhook.phone;

import java.time.Duration;

/**
 * What is configured about calls.
 *
 * @param rejectCode sent when the person rejects
 * @param fullCode sent when there is no room
 * @param callWaiting whether a call alerts during another
 * @param callWaitingTone whether it is heard then
 * @param callsPerLine most calls of a line
 * @param maxCalls most calls of the phone
 * @param failureTone how long a failed call is heard
 * @param unanswered how long a call of ours may stay unanswered; zero for ever
 * @param ringing how long a call may ring here; zero for ever
 * @param lateOffer whether the other end offers first
 * @param anonymous whether those who are called do not learn who calls
 */
record CallPolicy(
    int rejectCode,
    int fullCode,
    boolean callWaiting,
    boolean callWaitingTone,
    int callsPerLine,
    int maxCalls,
    Duration failureTone,
    Duration unanswered,
    Duration ringing,
    boolean lateOffer,
    boolean anonymous) {
  private static final int DECLINE = 603;
  private static final int BUSY = 486;

  static CallPolicy of(PhoneConfig config) {
    return new CallPolicy(
        rejectCode(config),
        config.otherRejectCode(),
        config.callWaitingEnabled(),
        config.callWaitingTone(),
        config.callsPerLine(),
        config.maxCalls(),
        Duration.ofSeconds(config.failureTone()),
        Duration.ofSeconds(config.unansweredTimeout()),
        Duration.ofSeconds(config.longestRinging()),
        config.lateOffer(),
        config.anonymous());
  }

  private static int rejectCode(PhoneConfig config) {
    if (config.skRejectCode() != DECLINE) {
      return config.skRejectCode();
    }
    return "CODE_486".equalsIgnoreCase(config.rejectCode()) ? BUSY : DECLINE;
  }

  /** The reason phrase that goes with a code the phone rejects with. */
  static String reason(int code) {
    return switch (code) {
      case 404 -> "Not Found";
      case 480 -> "Temporarily Unavailable";
      case 488 -> "Not Acceptable Here";
      case BUSY -> "Busy Here";
      case 600 -> "Busy Everywhere";
      case DECLINE -> "Decline";
      default -> "Rejected";
    };
  }
}
