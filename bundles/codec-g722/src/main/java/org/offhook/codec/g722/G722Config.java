package org.offhook.codec.g722;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** What can be set about G.722. */
@ObjectClassDefinition(
    id = G722Codec.PID,
    name = "G.722",
    description = "The 64 kbit/s wideband codec.")
@interface G722Config {
  /** The mode to offer. */
  @Cfg(path = "voip/codec/g722_bitrate")
  @AttributeDefinition(
      name = "G.722 bit rate",
      description =
          "How much of each octet is offered to be heard as sound. Over RTP the octets of all three"
              + " are equally long; anything below 64K leaves bits unused for peers that put data"
              + " there, and sounds coarser.",
      options = {
        @Option(label = "64 kbit/s", value = "G722_64K"),
        @Option(label = "56 kbit/s", value = "G722_56K"),
        @Option(label = "48 kbit/s", value = "G722_48K")
      })
  String bitrate() default "G722_64K";
}
