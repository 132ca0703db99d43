package org.offhook.syslog;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Parameters of syslog. */
@ObjectClassDefinition(
    pid = "org.offhook.syslog",
    name = "Syslog",
    description = "Where log lines go.")
@interface SyslogConfig {
  /** Where log lines go. */
  @Cfg(path = "system/syslog/mode")
  @AttributeDefinition(
      name = "Destination",
      description =
          "Where log lines go besides the phone's own file. NONE, LOCAL, UDP, SERIAL and ALL are"
              + " older words for DISABLE, DISABLE, NETWORK, CONSOLE and BOTH.",
      options = {
        @Option(label = "Nowhere", value = "DISABLE"),
        @Option(label = "Syslog server", value = "NETWORK"),
        @Option(label = "Console", value = "CONSOLE"),
        @Option(label = "Server and console", value = "BOTH"),
        @Option(label = "Nowhere (older word)", value = "NONE"),
        @Option(label = "Own file only (older word)", value = "LOCAL"),
        @Option(label = "Syslog server (older word)", value = "UDP"),
        @Option(label = "Console (older word)", value = "SERIAL"),
        @Option(label = "Server and console (older word)", value = "ALL")
      })
  String mode() default "DISABLE";

  /** The server. */
  @Cfg(path = "system/syslog/server_address", aliases = "system/syslog/syslog_server_addr")
  @AttributeDefinition(
      name = "Server",
      description = "Name or address of the syslog server; 0.0.0.0 for none.")
  String serverAddress() default "0.0.0.0";

  /** Its port. */
  @Cfg(path = "system/syslog/server_port", aliases = "system/syslog/syslog_server_port")
  @AttributeDefinition(
      name = "Server port",
      description = "UDP port of the syslog server.",
      min = "0",
      max = "65535")
  int serverPort() default 514;

  /** Ready-made level. */
  @Cfg(path = "system/syslog/log_level")
  @AttributeDefinition(
      name = "Ready-made level",
      description = "Raises every part: BASIC to information, DETAILED to everything.",
      options = {
        @Option(label = "Leave as set", value = "NONE"),
        @Option(label = "Information", value = "BASIC"),
        @Option(label = "Everything", value = "DETAILED")
      })
  String logLevel() default "NONE";

  /** Level of the SIP stack, as a number. */
  @Cfg(path = "system/syslog/sip_log_filter")
  @AttributeDefinition(
      name = "SIP log filter",
      description =
          "Lines of the SIP stack up to this severity are logged too: 0 emergencies, 7 everything.",
      min = "0",
      max = "7")
  int sipLogFilter() default 0;

  /** Whether health is logged. */
  @Cfg(path = "system/syslog/log_watchdog_events")
  @AttributeDefinition(
      name = "Log watchdog events",
      description = "Logs what the watchdog finds, whatever its level.")
  boolean logWatchdogEvents() default false;

  /** How messages are written. */
  @Cfg(path = "offhook/syslog/format")
  @AttributeDefinition(
      name = "Format",
      description = "How messages are written.",
      options = {
        @Option(label = "RFC 3164, up to 1024 bytes", value = "RFC3164"),
        @Option(label = "RFC 5424, up to 2048 bytes", value = "RFC5424")
      })
  String format() default "RFC3164";

  /** The facility. */
  @Cfg(path = "offhook/syslog/facility")
  @AttributeDefinition(
      name = "Facility",
      description = "Facility of all messages (RFC 5424 section 6.2.1): 1 user, 16-23 local.",
      min = "0",
      max = "23")
  int facility() default 16;

  /** The host name told. */
  @Cfg(path = "offhook/syslog/hostname")
  @AttributeDefinition(
      name = "Host name",
      description = "Name that the phone gives itself in messages; empty for the computer's.")
  String hostname() default "";

  /** Level for every part. */
  @Cfg(path = "offhook/syslog/level")
  @AttributeDefinition(
      name = "General level",
      description = "What every part of the phone logs, whatever its own level.",
      options = {
        @Option(label = "Nothing", value = "NONE"),
        @Option(label = "Emergency", value = "EMERGENCY"),
        @Option(label = "Alert", value = "ALERT"),
        @Option(label = "Critical", value = "CRITICAL"),
        @Option(label = "Error", value = "ERROR"),
        @Option(label = "Warning", value = "WARNING"),
        @Option(label = "Notice", value = "NOTICE"),
        @Option(label = "Info", value = "INFO"),
        @Option(label = "Debug", value = "DEBUG")
      })
  String level() default "INFO";
}
