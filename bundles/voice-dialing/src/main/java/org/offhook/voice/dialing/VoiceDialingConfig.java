package org.offhook.voice.dialing;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Where voice dialling is. */
@ObjectClassDefinition(pid = VoiceDialingConfig.PID, name = "Voice dialling")
@interface VoiceDialingConfig {
  /** PID. */
  String PID = "org.offhook.voice-dialing";

  @AttributeDefinition(
      name = "Own server",
      description = "Whether the service is called at its own server, past the proxy.")
  @Cfg(path = "voip/services/vocanom_server/enabled")
  boolean enabled() default false;

  @AttributeDefinition(name = "Server", description = "Address of the voice dialling server.")
  @Cfg(path = "voip/services/vocanom_server/ip_address")
  String address() default "0.0.0.0";

  @AttributeDefinition(
      name = "Port",
      description = "Its port; it must suit the transport.",
      min = "1024",
      max = "65535")
  @Cfg(path = "voip/services/vocanom_server/port")
  int port() default 5061;

  @AttributeDefinition(
      name = "Transport",
      description = "How calls go to it.",
      options = {@Option("UDP"), @Option("TCP"), @Option("TLS")})
  @Cfg(path = "voip/services/vocanom/transport_mode")
  String transport() default "TLS";

  @AttributeDefinition(name = "Label", description = "Text of the key, at most 64 characters.")
  @Cfg(path = "voip/services/vocanom/label")
  String label() default "Voca";

  @AttributeDefinition(
      name = "Number",
      description = "Number or address that is called at the own server, at most 128 characters.")
  @Cfg(path = "voip/services/vocanom/number")
  String number() default "";

  @AttributeDefinition(
      name = "Number at the proxy",
      description = "Number that is called like any other where there is no own server.")
  @Cfg(path = "lync/VocaNom/sip_uri")
  String plainNumber() default "4444";
}
