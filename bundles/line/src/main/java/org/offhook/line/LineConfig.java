package org.offhook.line;

import org.offhook.api.config.Cfg;
import org.offhook.api.config.CfgIndex;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Parameters of one line. */
@ObjectClassDefinition(name = "Line", description = "One SIP account of the phone.")
@CfgIndex(base = "voip/line/{n}", last = 7)
@interface LineConfig {
  /** Factory PID. */
  String PID = "org.offhook.line";

  int index() default 0;

  @AttributeDefinition(name = "Enabled", description = "Register this line and take its calls.")
  @Cfg(path = "enabled")
  boolean enabled() default false;

  @AttributeDefinition(name = "User", description = "User part of the SIP address of the line.")
  @Cfg(path = "id")
  String id() default "";

  @AttributeDefinition(name = "Display name", description = "Name that called people are shown.")
  @Cfg(path = "description")
  String description() default "";

  @AttributeDefinition(
      name = "Label",
      description = "What the phone itself calls the line; the user when empty.")
  @Cfg(path = "extension_display")
  String extensionDisplay() default "";

  @AttributeDefinition(
      name = "Authentication name",
      description = "User name for digest; the user of the line when empty.")
  @Cfg(path = "auth_name")
  String authName() default "";

  @AttributeDefinition(
      name = "Password",
      description = "Secret for digest.",
      type = AttributeType.PASSWORD)
  @Cfg(path = "auth_password")
  String _authPassword() default "";

  @AttributeDefinition(
      name = "Own proxy",
      description = "Proxy of this line alone; empty takes the one of all lines.")
  @Cfg(path = "server/proxy_address")
  String proxyAddress() default "";

  @AttributeDefinition(
      name = "Own proxy port",
      description = "Port of the line's own proxy; 65535 asks DNS.",
      min = "0",
      max = "65535")
  @Cfg(path = "server/proxy_port")
  int proxyPort() default 5060;

  @AttributeDefinition(
      name = "Own domain",
      description = "Domain of the line's address, where it is not the name of its own proxy.")
  @Cfg(path = "server/domain")
  String domain() default "";

  @AttributeDefinition(
      name = "Own transport",
      description = "Transport of this line alone; DEFAULT takes the one of all lines.",
      options = {@Option("DEFAULT"), @Option("UDP"), @Option("TCP"), @Option("TLS")})
  @Cfg(path = "server/transport_protocol")
  String transport() default "DEFAULT";
}
