package org.offhook.maintenance;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What waits for a start. */
@ObjectClassDefinition(name = "Maintenance", description = "Parameters that wait for a start.")
@interface MaintenanceConfig {
  /** PID. */
  String PID = "org.offhook.maintenance";

  @AttributeDefinition(
      name = "Parameters that need a restart",
      description =
          "Paths of parameters that act only when the phone starts, with blanks between; * stands"
              + " for any text. Those of capabilities of your own go here, too.")
  @Cfg(path = "offhook/maintenance/restart_for")
  String restartFor() default "provisioning/ring_tone_uri";

  @AttributeDefinition(
      name = "Restart after provisioning",
      description =
          "Starts the phone anew by itself, when nobody talks, after a server has changed one of"
              + " these parameters; otherwise the person is asked.")
  @Cfg(path = "offhook/maintenance/restart_after_provisioning")
  boolean afterProvisioning() default true;
}
