package org.offhook.ringing;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How the calls of one line ring. */
@ObjectClassDefinition(name = "Ring of a line", description = "How the calls of one line ring.")
@CfgIndex(base = "personal_settings/lines/{n}", last = 7)
@interface LineRingConfig {
  /** Factory PID. */
  String PID = "org.offhook.ringing.line";

  /** Which line. */
  int index() default 0;

  /** Name of its tone. */
  @AttributeDefinition(
      name = "Ring tone",
      description = "Name of a tone: Ring01 to Ring11, or one that was loaded.")
  @Cfg(path = "ring_tone")
  String tone() default "Ring01";
}
