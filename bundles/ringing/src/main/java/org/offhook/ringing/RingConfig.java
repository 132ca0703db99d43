package org.offhook.ringing;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How all calls ring. */
@ObjectClassDefinition(name = "Ringing", description = "How calls ring.")
@interface RingConfig {
  /** PID. */
  String PID = "org.offhook.ringing";

  /** The volume. */
  @AttributeDefinition(
      name = "Ring volume",
      description =
          "How loud calls ring: 10 is the level of the ringer, each step below is 3 dB softer, 0 is"
              + " silence.",
      min = "0",
      max = "10")
  @Cfg(path = "offhook/ring/volume")
  int volume() default 10;

  /** How long a call is heard ringing. */
  @AttributeDefinition(
      name = "Longest ringing",
      description =
          "Seconds after which a call that rings is not heard any more, though it can be answered; 0"
              + " for no end.",
      min = "0",
      max = "300")
  @Cfg(path = "voip/dialing/alerting_tone_timeout", unit = "s")
  int longest() default 30;
}
