package org.offhook.forward;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Call forward of one line. */
@ObjectClassDefinition(
    name = "Call forward of a line",
    description = "Where the calls of one line are sent, and when.")
@CfgIndex(base = "voip/line/{n}", last = 7)
public @interface LineForwardConfig {
  /** Factory PID. */
  String PID = "org.offhook.forward.line";

  /** Which line. */
  int index() default 0;

  /** Whether it can be turned on. */
  @AttributeDefinition(
      name = "Offered",
      description = "Whether call forward can be turned on for this line.")
  @Cfg(path = "call_forward/enabled")
  boolean offered() default true;

  /** Whether it is on. */
  @AttributeDefinition(name = "On", description = "Sends the calls of this line elsewhere.")
  @Cfg(path = "call_forward/active")
  boolean on() default false;

  /** When. */
  @AttributeDefinition(
      name = "When",
      description = "Which calls are sent on.",
      options = {
        @Option(value = "UNCONDITIONAL", label = "All"),
        @Option(value = "BUSY", label = "While another call is up"),
        @Option(value = "NO_REPLY", label = "After no answer")
      })
  @Cfg(path = "call_forward/type")
  String type() default "NO_REPLY";

  /** Where. */
  @AttributeDefinition(name = "Target", description = "Number, user@host or URI.")
  @Cfg(path = "call_forward/destination")
  String destination() default "";

  /** How long. */
  @AttributeDefinition(
      name = "Time",
      description = "How long an unanswered call rings before it is sent on.",
      min = "0",
      max = "7200")
  @Cfg(path = "call_forward/timeout")
  int timeout() default 6;
}
