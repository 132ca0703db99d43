package org.offhook.dnd;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Do not disturb on the whole phone. */
@ObjectClassDefinition(
    name = "Do not disturb",
    description = "Whether calls are turned away, and with which code.")
public @interface DndConfig {
  /** PID. */
  String PID = "org.offhook.dnd";

  /** Whether it can be turned on. */
  @AttributeDefinition(
      name = "Offered",
      description = "Whether do not disturb can be turned on at all.")
  @Cfg(path = "voip/services/do_not_disturb/enabled")
  boolean offered() default true;

  /** What callers get. */
  @AttributeDefinition(
      name = "Reject code",
      description = "SIP code that callers get.",
      min = "400",
      max = "699")
  @Cfg(path = "voip/services/dnd_reject_code")
  int code() default 603;

  /** Whether it is on. */
  @AttributeDefinition(name = "On", description = "Turns away the calls of all lines.")
  @Cfg(path = "offhook/dnd/activated")
  boolean on() default false;
}
