package org.offhook.keys;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One softkey of a call that is up. */
@ObjectClassDefinition(name = "Softkey in a call")
@CfgIndex(base = "personal_settings/soft_keys/ongoing_call/{n}", last = 19)
@interface CallSoftkeyConfig {
  /** Factory PID. */
  String PID = "org.offhook.keys.softkey.call";

  /** Place from the left, over all pages. */
  int index() default 0;

  @AttributeDefinition(
      name = "Function",
      description =
          "What it does: TRANSFER, BLIND_TRANSFER, CONF, NEW_CALL, END, HOLD, PARK, PSK or the type"
              + " of any key; NONE for nothing. Not set: BLIND_TRANSFER, CONF, NEW_CALL and END for"
              + " the first four.")
  @Cfg(path = "key_function")
  String function() default "";

  @AttributeDefinition(
      name = "Programmable softkey",
      description = "Which one, where the function is PSK.",
      min = "0",
      max = "11")
  @Cfg(path = "psk_index")
  int psk() default 0;
}
