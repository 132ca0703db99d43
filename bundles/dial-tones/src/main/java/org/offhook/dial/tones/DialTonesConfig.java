package org.offhook.dial.tones;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Which tones are heard while a number is typed, and how long. */
@ObjectClassDefinition(pid = DialTonesConfig.PID, name = "Dial tones")
@interface DialTonesConfig {
  /** PID. */
  String PID = "org.offhook.dial-tones";

  @AttributeDefinition(
      name = "Dial tone",
      description = "Seconds of dial tone before the reorder tone; 0 for none.",
      min = "0",
      max = "300")
  @Cfg(path = "voip/dialing/dialtone_timeout", unit = "s")
  int dialTone() default 30;

  @AttributeDefinition(
      name = "Reorder tone",
      description = "Seconds of reorder tone before the howler; 0 for none.",
      min = "0",
      max = "300")
  @Cfg(path = "voip/dialing/warning_tone_timeout", unit = "s")
  int reorderTone() default 40;

  @AttributeDefinition(
      name = "Howler",
      description = "Seconds of the howler before silence; 0 for none.",
      min = "0",
      max = "300")
  @Cfg(path = "voip/dialing/offhook_tone_timeout", unit = "s")
  int howler() default 120;

  @AttributeDefinition(
      name = "Second dial tone",
      description = "Whether a second dial tone is heard after a prefix.")
  @Cfg(path = "voip/dialing/secondary_dial_tone/enabled")
  boolean second() default false;

  @AttributeDefinition(
      name = "Prefix",
      description = "Digits after which the second dial tone is heard, at most 9.")
  @Cfg(path = "voip/dialing/secondary_dial_tone/key_sequence")
  String prefix() default "9";

  @AttributeDefinition(
      name = "Dial the prefix",
      description = "Whether the prefix of the second dial tone is a part of the number.")
  @Cfg(path = "voip/dialing/secondary_dial_tone/add_prefix")
  boolean addPrefix() default true;

  @AttributeDefinition(
      name = "Fast busy",
      description = "Whether the reorder tone is heard when the far end has hung up.")
  @Cfg(path = "voip/dialing/enable_remote_disconnect_warningTone")
  boolean fastBusy() default false;

  @AttributeDefinition(
      name = "Idle by itself",
      description = "Whether the phone falls silent by itself when the far end has hung up.")
  @Cfg(path = "voip/dialing/automatic_disconnect")
  boolean automaticIdle() default true;

  @AttributeDefinition(
      name = "Time until idle",
      description = "Milliseconds until then.",
      min = "0",
      max = "65535")
  @Cfg(path = "voip/dialing/automatic_disconnect_delay_timer", unit = "ms")
  int idleDelay() default 3000;

  @AttributeDefinition(
      name = "Stutter tone",
      description = "Milliseconds of stutter tone before the dial tone while messages wait.",
      min = "0",
      max = "7200")
  @Cfg(path = "voip/services/msg_waiting/stutter_tone_duration", unit = "ms")
  int stutter() default 2500;
}
