package org.offhook.codec.g729;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What can be set about G.729. */
@ObjectClassDefinition(
    id = G729Codec.PID,
    name = "G.729",
    description = "The 8 kbit/s speech codec with annexes A and B.")
@interface G729Config {
  /** Whether silence is left out. */
  @Cfg(path = "offhook/codec/g729/annexb")
  @AttributeDefinition(
      name = "Silence suppression (Annex B)",
      description =
          "Offer annexb=yes, and send nothing but descriptions of the background noise while"
              + " nobody speaks, when the peer agrees. Received descriptions are understood in any"
              + " case.")
  boolean annexb() default false;
}
