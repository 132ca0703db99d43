package org.offhook.time.sync;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Network time, zone and display. */
@ObjectClassDefinition(
    pid = TimeConfig.PID,
    name = "Time",
    description = "Where the time is from, the zone, and how it is shown.")
public @interface TimeConfig {
  /** PID. */
  String PID = "org.offhook.time-sync";

  /** Whether the configured servers are asked. */
  @AttributeDefinition(
      name = "Network time",
      description = "Asks the configured servers; otherwise only those that DHCP names.")
  @Cfg(path = "system/ntp/enabled")
  boolean enabled() default false;

  /** Whether the time may come from the SIP server. */
  @AttributeDefinition(
      name = "Time from the SIP server",
      description =
          "Takes the time that the registrar tells (RFC 3261 Date), where no time server is"
              + " configured or named by DHCP.")
  @Cfg(path = "offhook/time/from_sip")
  boolean fromSip() default false;

  /** First server. */
  @AttributeDefinition(name = "Primary server", description = "Name or address, asked first.")
  @Cfg(path = "system/ntp/primary_server_address")
  String primaryServer() default "";

  /** Second server. */
  @AttributeDefinition(
      name = "Secondary server",
      description = "Name or address, asked when the primary one does not answer.")
  @Cfg(path = "system/ntp/secondary_server_address")
  String secondaryServer() default "";

  /** Days between two looks. */
  @AttributeDefinition(
      name = "Interval, days",
      description = "Days between two looks at the server, hours added.",
      min = "0",
      max = "7")
  @Cfg(path = "system/ntp/sync_time/days", unit = "d")
  int days() default 0;

  /** Hours between two looks. */
  @AttributeDefinition(
      name = "Interval, hours",
      description = "Hours between two looks at the server, days added.",
      min = "0",
      max = "24")
  @Cfg(path = "system/ntp/sync_time/hours", unit = "h")
  int hours() default 12;

  /** Zone. */
  @AttributeDefinition(
      name = "Offset from GMT",
      description = "Standard time here, as +hh:mm or -hh:mm.")
  @Cfg(path = "system/ntp/gmt_offset")
  String gmtOffset() default "00:00";

  /** Zone by DHCP. */
  @AttributeDefinition(
      name = "Offset from DHCP",
      description = "DHCP option 2 wins over the configured offset.")
  @Cfg(path = "network/lan/dhcp/ntp/gmt_offset/enabled")
  boolean dhcpOffset() default true;

  /** Servers by DHCP. */
  @AttributeDefinition(
      name = "Servers from DHCP",
      description = "DHCP option 42, else 4, wins over the configured servers.")
  @Cfg(path = "network/lan/dhcp/ntp/server_list/enabled")
  boolean dhcpServers() default true;

  /** Clock on the screen. */
  @AttributeDefinition(
      name = "Time format",
      description = "How the time is shown.",
      options = {
        @Option(value = "24Hour", label = "18:05"),
        @Option(value = "12Hour", label = "6:05 PM")
      })
  @Cfg(path = "system/ntp/time_display_format")
  String timeFormat() default "24Hour";

  /** Date on the screen. */
  @AttributeDefinition(
      name = "Date format",
      description = "How the date is shown.",
      options = {
        @Option(value = "EUROPEAN", label = "24/12/2026"),
        @Option(value = "AMERICAN", label = "12/24/2026")
      })
  @Cfg(path = "system/ntp/date_display_format")
  String dateFormat() default "EUROPEAN";

  /** UDP port of the servers. */
  @AttributeDefinition(
      name = "Server port",
      description = "UDP port of the time servers.",
      min = "1",
      max = "65535")
  @Cfg(path = "offhook/time/port")
  int port() default 123;
}
