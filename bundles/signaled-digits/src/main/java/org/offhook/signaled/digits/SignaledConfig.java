package org.offhook.signaled.digits;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Signaled digits. */
@ObjectClassDefinition(
    name = "Signaled digits",
    description = "Telling subscribers inside a call which digits are pressed.")
@interface SignaledConfig {
  /** PID. */
  String PID = "org.offhook.signaled.digits";

  @AttributeDefinition(
      name = "Signaled digits",
      description = "1 takes subscriptions to telephone-event inside a call.")
  @Cfg(path = "offhook/signaled_digits/enabled")
  boolean enabled() default true;

  @AttributeDefinition(
      name = "Longest lifetime",
      description = "How long a subscription lasts at most unless it is renewed, seconds.",
      min = "10",
      max = "86400")
  @Cfg(path = "offhook/signaled_digits/expires", unit = "s")
  int expires() default 3600;
}
