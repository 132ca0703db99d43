package org.offhook.redial;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Whether a busy number is called again. */
@ObjectClassDefinition(pid = RedialConfig.PID, name = "Redial")
@interface RedialConfig {
  /** PID. */
  String PID = "org.offhook.redial";

  @AttributeDefinition(
      name = "Redial when busy",
      description = "Whether a number that is busy is called again by itself.")
  @Cfg(path = "voip/dialing/automatic_redial_on_busy/enabled")
  boolean whenBusy() default false;

  @AttributeDefinition(
      name = "Seconds between",
      description = "Seconds from one attempt to the next.",
      min = "1",
      max = "3600")
  @Cfg(path = "voip/dialing/automatic_redial_on_busy/retry_timer")
  int seconds() default 30;

  @AttributeDefinition(
      name = "Attempts",
      description = "How often a busy number is called again before it is given up.",
      min = "1",
      max = "100")
  @Cfg(path = "offhook/redial/attempts")
  int attempts() default 10;
}
