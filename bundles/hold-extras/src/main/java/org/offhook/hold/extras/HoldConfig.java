package org.offhook.hold.extras;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What happens while a call is held. */
@ObjectClassDefinition(
    pid = HoldConfig.PID,
    name = "Long hold",
    description = "Music for the held peer, and a reminder for the person who holds.")
public @interface HoldConfig {
  /** PID. */
  String PID = "org.offhook.hold-extras";

  /** File of the music. */
  @AttributeDefinition(
      name = "Music on hold",
      description =
          "WAV file that a held peer hears, at most 300 kB: 16 kHz and 16 bits, or A-law or mu-law."
              + " Empty for none.")
  @Cfg(path = "offhook/hold/music")
  String music() default "";

  /** When to remind. */
  @AttributeDefinition(
      name = "Hold reminder",
      description =
          "Seconds after which a beep reminds of a held call, and again after each such time; 0 for"
              + " never.",
      min = "0",
      max = "3600")
  @Cfg(path = "offhook/hold/reminder", unit = "s")
  int reminder() default 0;

  /** What becomes of a held call when the handset is put back. */
  @AttributeDefinition(
      name = "On-hook ends a held call",
      description =
          "Whether putting the handset back ends the call that was held last, when nobody else is"
              + " talked to; otherwise it stays held.")
  @Cfg(path = "voip/onhook_disconnect_when_held/enabled")
  boolean endOnHook() default false;
}
