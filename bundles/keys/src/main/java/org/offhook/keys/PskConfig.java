package org.offhook.keys;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** One programmable softkey. */
@ObjectClassDefinition(name = "Programmable softkey")
@CfgIndex(base = "personal_settings/soft_keys/psk/{n}", last = 11)
@interface PskConfig {
  /** Factory PID. */
  String PID = "org.offhook.keys.softkey.psk";

  /** Its number. */
  int index() default 0;

  @AttributeDefinition(
      name = "Dial",
      description = "1 dials the code at once; 0 types it, and a number follows.",
      min = "0",
      max = "1")
  @Cfg(path = "is_dial_required")
  int dial() default 0;

  @AttributeDefinition(name = "Label", description = "Its text.")
  @Cfg(path = "label")
  String label() default "";

  @AttributeDefinition(name = "Code", description = "What is dialled, or typed before the number.")
  @Cfg(path = "prefix")
  String prefix() default "";
}
