package org.offhook.keys;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** How the server is told to record a call. */
@ObjectClassDefinition(name = "Recording softkey")
@interface RecordConfig {
  /** PID. */
  String PID = "org.offhook.keys.record";

  @AttributeDefinition(
      name = "Length of a signal",
      description = "How long each digit of the recording softkey sounds.",
      min = "40",
      max = "1000")
  @Cfg(path = "personal_settings/soft_keys/call_record/signal_duration", unit = "ms")
  int duration() default 170;
}
