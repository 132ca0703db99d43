package org.offhook.blf;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Whom to ask about others, and what a key does. */
@ObjectClassDefinition(pid = BlfConfig.PID, name = "Busy lamps")
@interface BlfConfig {
  /** PID. */
  String PID = "org.offhook.blf";

  @AttributeDefinition(name = "Busy lamps", description = "Whether others are monitored.")
  @Cfg(path = "voip/services/busy_lamp_field/enabled")
  boolean enabled() default false;

  @AttributeDefinition(
      name = "List",
      description = "Address of the list of those monitored; empty to ask about each by itself.")
  @Cfg(path = "voip/services/busy_lamp_field/uri")
  String list() default "";

  @AttributeDefinition(
      name = "Watched besides",
      description =
          "Numbers that are watched besides those of keys, with commas between; 1000-1999 for a"
              + " range.")
  @Cfg(path = "offhook/blf/watch")
  String watch() default "";

  @AttributeDefinition(
      name = "Seconds of a subscription",
      description = "How long a subscription lasts before it is refreshed.",
      min = "0",
      max = "86400")
  @Cfg(path = "voip/services/busy_lamp_field/subscription_period")
  int period() default 3600;

  @AttributeDefinition(
      name = "At the registrar",
      description = "Whether the server of the line is asked; else the server below.")
  @Cfg(path = "voip/services/busy_lamp_field/application_server/use_registrar")
  boolean atRegistrar() default true;

  @AttributeDefinition(name = "Server", description = "Who is asked about others.")
  @Cfg(path = "voip/services/busy_lamp_field/application_server/addr")
  String server() default "0.0.0.0";

  @AttributeDefinition(
      name = "Colours",
      description = "Lamps of those who are free: green, or none.",
      options = {
        @Option(label = "free is dark", value = "OPTION_1"),
        @Option(label = "free is green", value = "OPTION_2")
      })
  @Cfg(path = "voip/services/busy_lamp_field/color_settings")
  String colours() default "OPTION_2";

  @AttributeDefinition(
      name = "Transfer",
      description = "Whether a press while a call is up transfers it there.")
  @Cfg(path = "offhook/blf/transfer")
  boolean transfers() default true;
}
