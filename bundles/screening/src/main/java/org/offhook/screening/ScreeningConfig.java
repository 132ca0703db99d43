package org.offhook.screening;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Who does not come through. */
@ObjectClassDefinition(pid = ScreeningConfig.PID, name = "Screening")
@interface ScreeningConfig {
  /** PID. */
  String PID = "org.offhook.screening";

  @AttributeDefinition(
      name = "Block anonymous calls",
      description = "Whether callers who do not say who they are are turned away.")
  @Cfg(path = "voip/signalling/sip/anonymous_calls_blocking")
  boolean blockAnonymous() default false;

  @AttributeDefinition(
      name = "Busy on busy",
      description = "Whether further callers hear busy while a call is up.")
  @Cfg(path = "offhook/screening/busy_on_busy")
  boolean busyOnBusy() default false;
}
