package org.offhook.call.log;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How much is remembered. */
@ObjectClassDefinition(name = "Call log", description = "How many calls are remembered.")
public @interface CallLogConfig {
  /** PID. */
  String PID = "org.offhook.call-log";

  /** Length of each list. */
  @AttributeDefinition(
      name = "Calls in each list",
      description = "Most dialled, received and missed calls that are remembered, each.",
      min = "1",
      max = "1000")
  @Cfg(path = "offhook/call_log/size")
  int size() default 100;
}
