package org.offhook.phone;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** How the phone treats calls. */
@ObjectClassDefinition(
    name = "Calls",
    description = "How many calls there may be, and how they are turned away.")
public @interface PhoneConfig {
  /** PID. */
  String PID = "org.offhook.phone";

  /** Rejected by the user, newer firmware. */
  @AttributeDefinition(
      name = "Reject code",
      description = "SIP code sent when the person at the phone rejects a ringing call.",
      options = {
        @Option(value = "CODE_603", label = "CODE_603"),
        @Option(value = "CODE_486", label = "CODE_486")
      })
  @Cfg(path = "voip/services/reject_code")
  String rejectCode() default "CODE_603";

  /** Rejected by the user, older firmware. */
  @AttributeDefinition(
      name = "Reject softkey code",
      description =
          "The same as a number, as older firmware writes it; any value but 603 wins over the reject code.",
      min = "400",
      max = "699")
  @Cfg(path = "voip/services/sk_reject_code")
  int skRejectCode() default 603;

  /** Rejected by the phone. */
  @AttributeDefinition(
      name = "Other reject code",
      description = "SIP code sent when the phone has no room for one more call.",
      min = "400",
      max = "699")
  @Cfg(path = "voip/services/other_reject_code")
  int otherRejectCode() default 486;

  /** Whether a second call alerts. */
  @AttributeDefinition(
      name = "Call waiting",
      description =
          "Whether a call that comes in during another one alerts; otherwise it hears busy.")
  @Cfg(path = "voip/services/call_waiting/enabled")
  boolean callWaitingEnabled() default true;

  /** Whether a second call is heard. */
  @AttributeDefinition(
      name = "Call waiting tone",
      description = "Whether a waiting call is heard as a tone during the conversation.")
  @Cfg(path = "voip/services/call_waiting/generate_tone/enabled")
  boolean callWaitingTone() default true;

  /** Limit of one line. */
  @AttributeDefinition(
      name = "Calls per line",
      description = "Most calls one line may have at once.",
      min = "0",
      max = "10")
  @Cfg(path = "voip/number_of_calls_per_line")
  int callsPerLine() default 8;

  /** Limit of the phone. */
  @AttributeDefinition(
      name = "Calls",
      description = "Most calls the phone may have at once, over all lines.",
      min = "1",
      max = "256")
  @Cfg(path = "offhook/phone/max_calls")
  int maxCalls() default 8;

  /** How long a failed call is heard. */
  @AttributeDefinition(
      name = "Failure tone",
      description =
          "How long the busy or congestion tone sounds after a call that failed; 0 for silence.",
      min = "0",
      max = "60")
  @Cfg(path = "offhook/phone/failure_tone", unit = "s")
  int failureTone() default 4;

  /** How long a call of ours may stay unanswered. */
  @AttributeDefinition(
      name = "Unanswered call timeout",
      description = "How long a call may stay unanswered before it is given up; 0 for ever.",
      min = "0",
      max = "300")
  @Cfg(path = "voip/dialing/unanswered_call_timeout", unit = "s")
  int unansweredTimeout() default 60;

  /** How long an incoming call may ring. */
  @AttributeDefinition(
      name = "Longest ringing",
      description = "How long a call may ring here before it counts as missed; 0 for ever.",
      min = "0",
      max = "3600")
  @Cfg(path = "offhook/phone/longest_ringing", unit = "s")
  int longestRinging() default 300;

  /** Whether to let the other end offer. */
  @AttributeDefinition(
      name = "Late offer",
      description =
          "Place calls without a session description and let the other end offer first (RFC 3264).")
  @Cfg(path = "offhook/phone/late_offer")
  boolean lateOffer() default false;

  /** Whether those who are called do not learn who calls. */
  @AttributeDefinition(
      name = "Anonymous calls",
      description = "Ask the server not to tell those who are called who calls (RFC 3323).")
  @Cfg(path = "voip/signalling/sip/block_callerid_on_outgoing_calls")
  boolean anonymous() default false;
}
