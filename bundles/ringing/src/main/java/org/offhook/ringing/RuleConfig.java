package org.offhook.ringing;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Which text in Alert-Info rings with which tone. */
@ObjectClassDefinition(
    name = "Distinctive ring",
    description = "Which text in Alert-Info rings with which tone.")
@CfgIndex(base = "voip/distinctive_ringing/{n}", last = 4)
@interface RuleConfig {
  /** Factory PID. */
  String PID = "org.offhook.ringing.rule";

  /** Which rule; the lowest that fits counts. */
  int index() default 0;

  /** The text. */
  @AttributeDefinition(
      name = "Text",
      description = "Text that the header Alert-Info holds; empty for no rule.")
  @Cfg(path = "type")
  String text() default "";

  /** The tone. */
  @AttributeDefinition(
      name = "Ring tone",
      description =
          "Name of a tone: Ring01 to Ring11, or one that was loaded. Empty: Ring01 for rule 0, to"
              + " Ring05 for rule 4.")
  @Cfg(path = "ringtone")
  String tone() default "";
}
