package org.offhook.keys;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Which softkeys are shown. */
@ObjectClassDefinition(name = "Softkeys")
@interface SoftkeysConfig {
  /** PID. */
  String PID = "org.offhook.keys.softkeys";

  @AttributeDefinition(name = "Do not disturb", description = "Shows its softkey.")
  @Cfg(path = "system/dnd/show_softkey")
  boolean dnd() default true;

  @AttributeDefinition(name = "Forward", description = "Shows its softkey.")
  @Cfg(path = "system/forward/show_softkey")
  boolean forward() default true;

  @AttributeDefinition(name = "Reject", description = "Shows its softkey while a call rings.")
  @Cfg(path = "personal_settings/soft_keys/incoming_call/sk_reject/enable")
  boolean reject() default true;

  @AttributeDefinition(name = "New call", description = "Shows its softkey in a call.")
  @Cfg(path = "personal_settings/soft_keys/ongoing_call_screen/new_call_sk/enable")
  boolean newCall() default true;

  @AttributeDefinition(name = "Conference", description = "Shows its softkey in a call.")
  @Cfg(path = "lync/local3wayConf/enabled")
  boolean conference() default true;

  @AttributeDefinition(
      name = "Idle softkeys while dialling",
      description = "Shows the softkeys of the idle phone also while a number is typed.")
  @Cfg(path = "personal_settings/soft_keys/display_idle_screen_keys_when_dialing/enabled")
  boolean idleWhileDialling() default false;

  @AttributeDefinition(
      name = "Call log while dialling",
      description = "Shows the softkey of the call log while a number is typed.")
  @Cfg(path = "personal_settings/new_call_screen/call_log_soft_key/enabled")
  boolean callLog() default true;

  @AttributeDefinition(
      name = "Directory while dialling",
      description = "Shows the softkey of the directory while a number is typed.")
  @Cfg(path = "personal_settings/new_call_screen/directory_soft_key/enabled")
  boolean directory() default true;
}
