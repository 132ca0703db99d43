package org.offhook.firmware;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How long a new image has to prove itself. */
@ObjectClassDefinition(pid = FirmwareConfig.PID, name = "Firmware")
@interface FirmwareConfig {
  /** PID. */
  String PID = "org.offhook.firmware";

  @AttributeDefinition(
      name = "Trial",
      description = "Seconds a new image has to prove itself before the one before comes back.",
      min = "5",
      max = "3600")
  @Cfg(path = "offhook/firmware/trial_seconds")
  int trialSeconds() default 120;
}
