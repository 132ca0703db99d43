package org.offhook.hotline;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What is dialled off hook, and when. */
@ObjectClassDefinition(pid = HotlineConfig.PID, name = "Automatic dialling")
@interface HotlineConfig {
  /** PID. */
  String PID = "org.offhook.hotline";

  @AttributeDefinition(
      name = "Automatic dialling",
      description = "Whether a fixed number is called when somebody goes off hook.")
  @Cfg(path = "voip/dialing/auto_dialing/enabled")
  boolean enabled() default false;

  @AttributeDefinition(
      name = "Delay",
      description = "Seconds without a digit before it is called; 0 calls at once.",
      min = "0",
      max = "120")
  @Cfg(path = "voip/dialing/auto_dialing/timeout", unit = "s")
  int timeout() default 15;

  @AttributeDefinition(
      name = "Number",
      description = "The number that is called, at most 32 characters.")
  @Cfg(path = "voip/dialing/auto_dialing/destination")
  String destination() default "0";
}
