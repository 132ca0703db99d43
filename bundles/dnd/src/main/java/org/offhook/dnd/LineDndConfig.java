package org.offhook.dnd;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Do not disturb on one line. */
@ObjectClassDefinition(
    factoryPid = LineDndConfig.PID,
    name = "Do not disturb on a line",
    description = "Whether the calls of one line are turned away.")
@CfgIndex(base = "voip/line/{n}", last = 7)
public @interface LineDndConfig {
  /** Factory PID. */
  String PID = "org.offhook.dnd.line";

  /** Which line. */
  int index() default 0;

  /** Whether it can be turned on. */
  @AttributeDefinition(
      name = "Offered",
      description = "Whether do not disturb can be turned on for this line.")
  @Cfg(path = "do_not_disturb/enabled")
  boolean offered() default true;

  /** Whether it is on. */
  @AttributeDefinition(name = "On", description = "Turns away the calls of this line.")
  @Cfg(path = "do_not_disturb/activated")
  boolean on() default false;
}
