package org.offhook.dhcp;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** How the network is asked. */
@ObjectClassDefinition(
    name = "DHCP options",
    description = "Asks the DHCP server of the network what it offers to phones.")
public @interface DhcpConfig {
  /** PID. */
  String PID = "org.offhook.dhcp";

  /** Whether it is asked. */
  @AttributeDefinition(
      name = "Ask for DHCP options",
      description = "Whether the phone asks; the lease of the host is left alone either way.")
  @Cfg(path = "offhook/dhcp/enabled")
  boolean enabled() default true;

  /** Interface. */
  @AttributeDefinition(
      name = "Interface",
      description =
          "Network interface to ask on, such as eth0; empty takes the one that leads out.")
  @Cfg(path = "offhook/dhcp/interface")
  String networkInterface() default "";

  /** Server. */
  @AttributeDefinition(
      name = "Server",
      description = "Name or address of the DHCP server; empty asks all of them by broadcast.")
  @Cfg(path = "offhook/dhcp/server")
  String server() default "";

  /** Port of the server. */
  @AttributeDefinition(
      name = "Server port",
      description = "UDP port of DHCP servers.",
      min = "1",
      max = "65535")
  @Cfg(path = "offhook/dhcp/port")
  int port() default 67;

  /** Time between two questions. */
  @AttributeDefinition(
      name = "Interval",
      description = "Minutes between two questions.",
      min = "1",
      max = "10080")
  @Cfg(path = "offhook/dhcp/interval", unit = "min")
  int interval() default 60;

  /** Form of option 77. */
  @AttributeDefinition(
      name = "User class",
      description = "How the model is written into option 77; some servers compare the plain text.",
      options = {
        @Option(value = "RFC3004", label = "With its length, as RFC 3004 says"),
        @Option(value = "PLAIN", label = "As plain text")
      })
  @Cfg(path = "offhook/dhcp/user_class")
  String userClass() default "RFC3004";
}
