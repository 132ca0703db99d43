package org.offhook.media;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Parameters of the media engine. */
@ObjectClassDefinition(name = "Media", description = "RTP, jitter buffer and audio device.")
@interface MediaConfig {
  /** PID. */
  String PID = "org.offhook.media";

  @AttributeDefinition(
      name = "First RTP port",
      description = "Lowest local port for voice; the 120 ports above it are used too.",
      min = "1024",
      max = "65400")
  @Cfg(path = "voip/media/media_port")
  int mediaPort() default 4000;

  @AttributeDefinition(
      name = "RTP ports",
      description =
          "How many UDP ports RTP and RTCP may use, from the media port on; two for each call.",
      min = "2",
      max = "40000")
  @Cfg(path = "offhook/media/ports")
  int ports() default 120;

  @AttributeDefinition(
      name = "Type of service",
      description = "DS byte of outgoing voice packets (RFC 2474, RFC 3168).",
      min = "0",
      max = "255")
  @Cfg(path = "voip/media/media_tos", hex = true)
  int mediaTos() default 0xb8;

  @AttributeDefinition(
      name = "Telephone-event payload type",
      description = "Payload type offered for digits by RFC 4733.",
      min = "96",
      max = "127")
  @Cfg(path = "voip/media/dtmf_payload")
  int dtmfPayload() default 101;

  @AttributeDefinition(
      name = "Opus payload type",
      description = "Payload type offered for Opus.",
      min = "96",
      max = "127")
  @Cfg(path = "voip/media/opus_payload")
  int opusPayload() default 111;

  @AttributeDefinition(
      name = "Mute RTP on hold",
      description = "Send no voice packets while the call is held here.")
  @Cfg(path = "voip/media/rtp_mute_on_hold")
  boolean rtpMuteOnHold() default true;

  @AttributeDefinition(
      name = "Broken connection detection",
      description = "Notice when no voice packets arrive any more.")
  @Cfg(path = "voip/media/broken_connection_detection")
  boolean brokenConnectionDetection() default false;

  @AttributeDefinition(
      name = "Broken connection time",
      description = "Silence after which a connection counts as broken.",
      min = "1",
      max = "3600")
  @Cfg(path = "voip/media/broken_connection_timeout", unit = "s")
  int brokenConnectionTimeout() default 10;

  @AttributeDefinition(
      name = "Jitter buffer minimum",
      description = "Delay that the jitter buffer never falls below.",
      min = "10",
      max = "150")
  @Cfg(path = "voip/audio/jitter_buffer/min_delay", unit = "ms")
  int minDelay() default 10;

  @AttributeDefinition(
      name = "Jitter buffer optimization",
      description = "From 0 for the shortest delay to 12 for the fewest losses.",
      min = "0",
      max = "13")
  @Cfg(path = "voip/audio/jitter_buffer/optimization_factor")
  int optimizationFactor() default 10;

  @AttributeDefinition(
      name = "Audio device",
      description = "Name of the device to use; empty takes the best one that is there.")
  @Cfg(path = "offhook/audio/device")
  String device() default "";

  @AttributeDefinition(
      name = "Local media address",
      description = "Address to put into session descriptions; empty takes the one of the route.")
  @Cfg(path = "offhook/media/local_address")
  String localAddress() default "";
}
