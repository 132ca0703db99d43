package org.offhook.media;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** One entry of the codec list; index 0 is offered first. */
@ObjectClassDefinition(name = "Codec", description = "One entry of the codec list.")
@CfgIndex(base = "voip/codec/codec_info/{n}", last = 4)
@interface CodecSlotConfig {
  /** Factory PID. */
  String PID = "org.offhook.media.codec";

  int index() default 0;

  @AttributeDefinition(name = "Enabled", description = "Offer the codec of this entry.")
  @Cfg(path = "enabled")
  boolean enabled() default true;

  @AttributeDefinition(
      name = "Codec",
      description = "Codec of this entry; unset, it is that of the built-in list.",
      options = {
        @Option("G722"),
        @Option("G722_8000"),
        @Option("PCMU"),
        @Option("PCMA"),
        @Option("G729"),
        @Option("G723"),
        @Option("OPUS"),
        @Option("SILK_16000"),
        @Option("SILK_8000"),
        @Option("AMR")
      })
  @Cfg(path = "name")
  String name();

  @AttributeDefinition(
      name = "Packet time",
      description = "Speech in a packet; 0 leaves it to the codec.",
      min = "0",
      max = "60")
  @Cfg(path = "ptime", unit = "ms")
  int ptime() default 0;
}
