package org.offhook.keys;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One softkey of the idle phone. */
@ObjectClassDefinition(name = "Softkey of the idle phone")
@CfgIndex(base = "personal_settings/soft_key/{n}", last = 19)
@interface IdleSoftkeyConfig {
  /** Factory PID. */
  String PID = "org.offhook.keys.softkey.idle";

  /** Place from the left, over all pages. */
  int index() default 0;

  @AttributeDefinition(
      name = "Function",
      description =
          "What it does: the type of a key, such as DIRECTORY, MISSED_CALLS, FORWARD_ALL,"
              + " SPEED_DIAL or PSK; NONE for nothing. Not set: DIRECTORY, MISSED_CALLS and"
              + " FORWARD_ALL for the first three.")
  @Cfg(path = "key_function")
  String function() default "";

  @AttributeDefinition(name = "Label", description = "Its text.")
  @Cfg(path = "label")
  String label() default "";

  @AttributeDefinition(
      name = "Programmable softkey",
      description = "Which one, where the function is PSK.",
      min = "0",
      max = "11")
  @Cfg(path = "psk_index")
  int psk() default 0;

  @AttributeDefinition(name = "Number", description = "Number where the function is SPEED_DIAL.")
  @Cfg(path = "speed_dial_number")
  String number() default "";
}
