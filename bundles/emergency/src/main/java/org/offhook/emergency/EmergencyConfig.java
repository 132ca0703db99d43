package org.offhook.emergency;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Which numbers call for help, and by which server. */
@ObjectClassDefinition(pid = EmergencyConfig.PID, name = "Emergency calls")
@interface EmergencyConfig {
  /** PID. */
  String PID = "org.offhook.emergency";

  @AttributeDefinition(
      name = "Emergency numbers",
      description = "Numbers that no rule changes or keeps from being called, with commas between.")
  @Cfg(path = "offhook/emergency/numbers", aliases = "offhook/dial_plan/emergency")
  String numbers() default "112,911,999,110,000";

  @AttributeDefinition(
      name = "Emergency server",
      description = "Name or address of a server that takes calls for help from anybody.")
  @Cfg(path = "offhook/emergency/server")
  String server() default "";

  @AttributeDefinition(
      name = "Emergency server port",
      description = "Its port; 0 leaves it to DNS (RFC 3263).",
      min = "0",
      max = "65535")
  @Cfg(path = "offhook/emergency/port")
  int port() default 5060;

  @AttributeDefinition(
      name = "Emergency server transport",
      description = "How calls go to it; DEFAULT takes the transport of all lines.",
      options = {@Option("DEFAULT"), @Option("UDP"), @Option("TCP"), @Option("TLS")})
  @Cfg(path = "offhook/emergency/transport")
  String transport() default "DEFAULT";

  @AttributeDefinition(
      name = "Patience",
      description = "Seconds that one way may stay silent before the next one is taken.",
      min = "1",
      max = "60")
  @Cfg(path = "offhook/emergency/patience", unit = "s")
  int patience() default 10;
}
