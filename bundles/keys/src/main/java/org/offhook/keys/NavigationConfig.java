package org.offhook.keys;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What one side of the navigation key does while no menu is open. */
@ObjectClassDefinition(name = "Navigation key")
@CfgIndex(base = "personal_settings/navigation_control/{n}", last = 4)
@interface NavigationConfig {
  /** Factory PID. */
  String PID = "org.offhook.keys.navigation";

  /** Side: up, down, left, right, and the middle. */
  int index() default 0;

  @AttributeDefinition(
      name = "Function",
      description =
          "What this side does: the type of a key, such as MISSED_CALLS, REDIAL or DND_ALL; NONE"
              + " leaves it as the model has it.")
  @Cfg(path = "key_operation")
  String function() default "NONE";
}
