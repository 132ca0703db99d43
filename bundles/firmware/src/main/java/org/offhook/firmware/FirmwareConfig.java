package org.offhook.firmware;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How a new image proves itself, and when its start becomes quick. */
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

  @AttributeDefinition(
      name = "Archive",
      description =
          "Minutes until a phone with a new image starts once more, when nobody talks, so that"
              + " later starts are quicker; 0: not before it is stopped for another reason.",
      min = "0",
      max = "10080")
  @Cfg(path = "offhook/firmware/archive_minutes")
  int archiveMinutes() default 0;
}
