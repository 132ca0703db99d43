package org.offhook.codec.opus;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What can be set about Opus. */
@ObjectClassDefinition(
    id = OpusCodec.PID,
    name = "Opus",
    description = "The fullband codec of RFC 6716, for voice.")
@interface OpusConfig {
  /** Bit rate in bit/s. */
  @Cfg(path = "offhook/codec/opus/bitrate", unit = "bit/s")
  @AttributeDefinition(
      name = "Opus bit rate",
      description =
          "Average rate sent, unless the peer asks for less, and the highest one asked of the peer"
              + " (maxaveragebitrate).",
      min = "6000",
      max = "128000")
  int bitrate() default 32_000;

  /** Effort of the encoder. */
  @Cfg(path = "offhook/codec/opus/complexity")
  @AttributeDefinition(
      name = "Opus complexity",
      description = "Effort of the encoder: 0 costs least, 10 sounds best.",
      min = "0",
      max = "10")
  int complexity() default 5;

  /** Whether the peer is asked to leave silence out. */
  @Cfg(path = "offhook/codec/opus/usedtx")
  @AttributeDefinition(
      name = "Opus discontinuous transmission",
      description =
          "Ask the peer to send next to nothing while nobody speaks (usedtx). We do so ourselves"
              + " whenever the peer asks.")
  boolean usedtx() default false;
}
