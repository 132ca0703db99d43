package org.offhook.shared.line;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What a press of the key of a shared line may do. */
@ObjectClassDefinition(name = "Barge-in", description = "Joining calls on shared lines.")
@interface BargeInConfig {
  /** PID. */
  String PID = "org.offhook.shared.line.barge";

  @AttributeDefinition(
      name = "By key",
      description =
          "Whether a press of the key of a shared line joins the call that another phone talks in;"
              + " without it, the press opens the line for a new call.")
  @Cfg(path = "offhook/shared_line/barge_in")
  boolean byKey() default true;
}
