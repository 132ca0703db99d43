package org.offhook.dial.plan;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** When a number is complete, and what it is turned into. */
@ObjectClassDefinition(pid = DialPlanConfig.PID, name = "Dial plan")
@interface DialPlanConfig {
  /** PID. */
  String PID = "org.offhook.dial-plan";

  @AttributeDefinition(
      name = "Digit map",
      description =
          "Numbers that are complete, at most 256 characters. With bars between: x, [2-9], a dot"
              + " repeats, T waits for the timeout. With semicolons between: only x.")
  @Cfg(path = "voip/signalling/sip/digit_map")
  String digitMap() default "";

  @AttributeDefinition(
      name = "Number rules",
      description =
          "pattern=destination with semicolons between, at most 256 characters; each backslash in a"
              + " destination stands for one of the digits that x matched, from the right.")
  @Cfg(path = "voip/signalling/sip/number_rules")
  String numberRules() default "";

  @AttributeDefinition(
      name = "Dialling timeout",
      description = "Seconds after a digit before the number is dialled; -1 waits for ever.",
      min = "-1",
      max = "10")
  @Cfg(path = "voip/dialing/timeout")
  int timeout() default 5;

  @AttributeDefinition(
      name = "Short timeout",
      description = "Seconds before a number is dialled that is complete but could go on.",
      min = "0",
      max = "10")
  @Cfg(path = "voip/dialing/interdigit_short_timeout")
  int shortTimeout() default 3;

  @AttributeDefinition(
      name = "Completing key",
      description = "Whether a key ends the number at once.")
  @Cfg(path = "voip/dialing/dial_complete_key/enabled")
  boolean completeKeyEnabled() default true;

  @AttributeDefinition(name = "Which key", description = "The key that ends the number.")
  @Cfg(path = "voip/dialing/dial_complete_key/key")
  String completeKey() default "#";

  @AttributeDefinition(
      name = "Longest number",
      description = "Digits of the longest number that is taken.",
      min = "0",
      max = "32")
  @Cfg(path = "voip/dialing/phone_number_max_size")
  int longest() default 32;

  @AttributeDefinition(
      name = "Calling oneself",
      description = "Whether a line may call its own number.")
  @Cfg(path = "voip/dialing/allow_calling_self_extension/enabled")
  boolean allowSelf() default false;

  @AttributeDefinition(
      name = "Digits on hook",
      description =
          "What digits typed on hook do: nothing, open the loudspeaker, or wait until somebody goes"
              + " off hook.",
      options = {
        @Option("DISABLE"),
        @Option("OPEN_DEFAULT_AUDIO_DEVICE"),
        @Option("OFF_LINE_DIALING")
      })
  @Cfg(path = "voip/dialing/on_hook_dialing")
  String onHook() default "OPEN_DEFAULT_AUDIO_DEVICE";

  @AttributeDefinition(
      name = "Pause dialling",
      description = "Whether a comma, p or P in a number is a pause before digits sent by DTMF.")
  @Cfg(path = "voip/services/pause_dialing/enabled")
  boolean pauses() default false;

  @AttributeDefinition(
      name = "Length of a pause",
      description = "Seconds that one pause lasts.",
      min = "1",
      max = "60")
  @Cfg(path = "voip/services/pause_dialing/pause_duration")
  int pauseSeconds() default 2;

  @AttributeDefinition(
      name = "Gap between digits",
      description =
          "Milliseconds from one digit after a pause to the next, besides its own length.",
      min = "0",
      max = "10000")
  @Cfg(path = "voip/services/pause_dialing/digit_gap")
  int digitGap() default 300;

  @AttributeDefinition(
      name = "Length of a digit",
      description = "Milliseconds that a digit after a pause lasts.",
      min = "40",
      max = "10000")
  @Cfg(path = "voip/services/pause_dialing/digit_duration")
  int digitDuration() default 100;
}
