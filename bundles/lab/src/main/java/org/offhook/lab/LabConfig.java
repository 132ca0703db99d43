package org.offhook.lab;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The lab. */
@ObjectClassDefinition(
    name = "Lab",
    description =
        "A registrar, a proxy and service numbers on the loopback address, for trying things out.")
public @interface LabConfig {
  /** PID. */
  String PID = "org.offhook.lab";

  /** Whether it runs. */
  @AttributeDefinition(name = "Lab", description = "Whether the lab runs.")
  @Cfg(path = "offhook/lab/enabled")
  boolean enabled() default true;

  /** SIP port. */
  @AttributeDefinition(
      name = "Lab port",
      description = "Port of SIP over UDP and TCP on 127.0.0.1; 0 takes one that is free.",
      min = "0",
      max = "65535")
  @Cfg(path = "offhook/lab/port")
  int port() default 5070;

  /** Users beside the phone's lines. */
  @AttributeDefinition(
      name = "Lab users",
      description =
          "Users that may register beside the lines of this phone, as user:password with commas between.",
      type = AttributeType.PASSWORD)
  @Cfg(path = "offhook/lab/users")
  String _users() default "";
}
