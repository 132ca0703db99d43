package org.offhook.keys;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One digit that tells the server to record a call. */
@ObjectClassDefinition(name = "Recording signal")
@CfgIndex(base = "personal_settings/soft_keys/rec/{n}", last = 11)
@interface SignalConfig {
  /** Factory PID. */
  String PID = "org.offhook.keys.record.signal";

  /** Its place. */
  int index() default 0;

  @AttributeDefinition(
      name = "Signal",
      description =
          "A digit; END is after the last one. Not set: STAR, ZERO, and END for all others.",
      options = {
        @Option(label = "0", value = "ZERO"),
        @Option(label = "1", value = "ONE"),
        @Option(label = "2", value = "TWO"),
        @Option(label = "3", value = "THREE"),
        @Option(label = "4", value = "FOUR"),
        @Option(label = "5", value = "FIVE"),
        @Option(label = "6", value = "SIX"),
        @Option(label = "7", value = "SEVEN"),
        @Option(label = "8", value = "EIGHT"),
        @Option(label = "9", value = "NINE"),
        @Option(label = "*", value = "STAR"),
        @Option(label = "#", value = "POUND"),
        @Option(label = "end", value = "END")
      })
  @Cfg(path = "signal_value")
  String signal() default "END";
}
