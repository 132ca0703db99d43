package org.offhook.conference.server;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Who mixes conferences. */
@ObjectClassDefinition(pid = ConferenceServerConfig.PID, name = "Conference server")
@interface ConferenceServerConfig {
  /** PID. */
  String PID = "org.offhook.conference-server";

  @AttributeDefinition(
      name = "Mode",
      description = "Whether the phone mixes conferences itself, or a server.",
      options = {@Option("LOCAL"), @Option("REMOTE")})
  @Cfg(path = "voip/services/conference/mode")
  String mode() default "LOCAL";

  @AttributeDefinition(
      name = "Conference server",
      description =
          "user@host of a conference factory (RFC 4579), or only the host of a media server"
              + " (RFC 4240); at most 64 characters.")
  @Cfg(path = "voip/services/conference/conf_ms_addr")
  String address() default "0.0.0.0";

  @AttributeDefinition(
      name = "Who is sent",
      description =
          "PARTY sends each party to the conference, FOCUS the conference to each party (REFER).",
      options = {@Option("PARTY"), @Option("FOCUS")})
  @Cfg(path = "offhook/conference_server/refer")
  String refer() default "PARTY";

  @AttributeDefinition(
      name = "Who takes part",
      description = "Whether the server is asked who takes part (RFC 4575).")
  @Cfg(path = "offhook/conference_server/roster")
  boolean roster() default true;

  @AttributeDefinition(
      name = "Patience",
      description = "Seconds that one party may need to come into the conference.",
      min = "1",
      max = "300")
  @Cfg(path = "offhook/conference_server/patience", unit = "s")
  int patience() default 30;
}
