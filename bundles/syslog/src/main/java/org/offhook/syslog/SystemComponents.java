package org.offhook.syslog;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Log levels of the system. */
@ObjectClassDefinition(
    pid = "org.offhook.syslog.system",
    name = "Log levels of the system",
    description = "How much each part of the phone logs beyond the general level.")
@interface SystemComponents {

  /** Network and provisioning. */
  @Cfg(path = "system/syslog/component/control_center")
  @AttributeDefinition(
      name = "Log level of control_center",
      description = "Network and provisioning. NONE adds nothing to the general level.",
      options = {
        @Option(label = "None", value = "NONE"),
        @Option(label = "Emergency", value = "EMERGENCY"),
        @Option(label = "Alert", value = "ALERT"),
        @Option(label = "Critical", value = "CRITICAL"),
        @Option(label = "Error", value = "ERROR"),
        @Option(label = "Warning", value = "WARNING"),
        @Option(label = "Notice", value = "NOTICE"),
        @Option(label = "Info", value = "INFO"),
        @Option(label = "Debug", value = "DEBUG")
      })
  String controlCenter() default "NONE";

  /** Configuration, deployment and images. */
  @Cfg(path = "system/syslog/component/infra")
  @AttributeDefinition(
      name = "Log level of infra",
      description = "Configuration, deployment and images. NONE adds nothing to the general level.",
      options = {
        @Option(label = "None", value = "NONE"),
        @Option(label = "Emergency", value = "EMERGENCY"),
        @Option(label = "Alert", value = "ALERT"),
        @Option(label = "Critical", value = "CRITICAL"),
        @Option(label = "Error", value = "ERROR"),
        @Option(label = "Warning", value = "WARNING"),
        @Option(label = "Notice", value = "NOTICE"),
        @Option(label = "Info", value = "INFO"),
        @Option(label = "Debug", value = "DEBUG")
      })
  String infra() default "NONE";

  /** The screen. */
  @Cfg(path = "system/syslog/component/lcd_display")
  @AttributeDefinition(
      name = "Log level of lcd_display",
      description = "The screen. NONE adds nothing to the general level.",
      options = {
        @Option(label = "None", value = "NONE"),
        @Option(label = "Emergency", value = "EMERGENCY"),
        @Option(label = "Alert", value = "ALERT"),
        @Option(label = "Critical", value = "CRITICAL"),
        @Option(label = "Error", value = "ERROR"),
        @Option(label = "Warning", value = "WARNING"),
        @Option(label = "Notice", value = "NOTICE"),
        @Option(label = "Info", value = "INFO"),
        @Option(label = "Debug", value = "DEBUG")
      })
  String lcdDisplay() default "DEBUG";

  /** The web server. */
  @Cfg(path = "system/syslog/component/web_server")
  @AttributeDefinition(
      name = "Log level of web_server",
      description = "The web server. NONE adds nothing to the general level.",
      options = {
        @Option(label = "None", value = "NONE"),
        @Option(label = "Emergency", value = "EMERGENCY"),
        @Option(label = "Alert", value = "ALERT"),
        @Option(label = "Critical", value = "CRITICAL"),
        @Option(label = "Error", value = "ERROR"),
        @Option(label = "Warning", value = "WARNING"),
        @Option(label = "Notice", value = "NOTICE"),
        @Option(label = "Info", value = "INFO"),
        @Option(label = "Debug", value = "DEBUG")
      })
  String webServer() default "NONE";

  /** Pages and remote control. */
  @Cfg(path = "system/syslog/component/cgi")
  @AttributeDefinition(
      name = "Log level of cgi",
      description = "Pages and remote control. NONE adds nothing to the general level.",
      options = {
        @Option(label = "None", value = "NONE"),
        @Option(label = "Emergency", value = "EMERGENCY"),
        @Option(label = "Alert", value = "ALERT"),
        @Option(label = "Critical", value = "CRITICAL"),
        @Option(label = "Error", value = "ERROR"),
        @Option(label = "Warning", value = "WARNING"),
        @Option(label = "Notice", value = "NOTICE"),
        @Option(label = "Info", value = "INFO"),
        @Option(label = "Debug", value = "DEBUG")
      })
  String cgi() default "NONE";

  /** Health. */
  @Cfg(path = "system/syslog/component/watchdog")
  @AttributeDefinition(
      name = "Log level of watchdog",
      description = "Health. NONE adds nothing to the general level.",
      options = {
        @Option(label = "None", value = "NONE"),
        @Option(label = "Emergency", value = "EMERGENCY"),
        @Option(label = "Alert", value = "ALERT"),
        @Option(label = "Critical", value = "CRITICAL"),
        @Option(label = "Error", value = "ERROR"),
        @Option(label = "Warning", value = "WARNING"),
        @Option(label = "Notice", value = "NOTICE"),
        @Option(label = "Info", value = "INFO"),
        @Option(label = "Debug", value = "DEBUG")
      })
  String watchdog() default "NONE";

  /** 802.1X. */
  @Cfg(path = "system/syslog/component/ieee802_1x")
  @AttributeDefinition(
      name = "Log level of ieee802_1x",
      description = "802.1X. NONE adds nothing to the general level.",
      options = {
        @Option(label = "None", value = "NONE"),
        @Option(label = "Emergency", value = "EMERGENCY"),
        @Option(label = "Alert", value = "ALERT"),
        @Option(label = "Critical", value = "CRITICAL"),
        @Option(label = "Error", value = "ERROR"),
        @Option(label = "Warning", value = "WARNING"),
        @Option(label = "Notice", value = "NOTICE"),
        @Option(label = "Info", value = "INFO"),
        @Option(label = "Debug", value = "DEBUG")
      })
  String ieee8021x() default "NONE";

  /** Certificates. */
  @Cfg(path = "system/syslog/component/cert")
  @AttributeDefinition(
      name = "Log level of cert",
      description = "Certificates. NONE adds nothing to the general level.",
      options = {
        @Option(label = "None", value = "NONE"),
        @Option(label = "Emergency", value = "EMERGENCY"),
        @Option(label = "Alert", value = "ALERT"),
        @Option(label = "Critical", value = "CRITICAL"),
        @Option(label = "Error", value = "ERROR"),
        @Option(label = "Warning", value = "WARNING"),
        @Option(label = "Notice", value = "NOTICE"),
        @Option(label = "Info", value = "INFO"),
        @Option(label = "Debug", value = "DEBUG")
      })
  String cert() default "NONE";

  /** The framework underneath. */
  @Cfg(path = "system/syslog/component/kernel")
  @AttributeDefinition(
      name = "Log level of kernel",
      description = "The framework underneath. NONE adds nothing to the general level.",
      options = {
        @Option(label = "None", value = "NONE"),
        @Option(label = "Emergency", value = "EMERGENCY"),
        @Option(label = "Alert", value = "ALERT"),
        @Option(label = "Critical", value = "CRITICAL"),
        @Option(label = "Error", value = "ERROR"),
        @Option(label = "Warning", value = "WARNING"),
        @Option(label = "Notice", value = "NOTICE"),
        @Option(label = "Info", value = "INFO"),
        @Option(label = "Debug", value = "DEBUG")
      })
  String kernel() default "NONE";

  /** Libraries. */
  @Cfg(path = "system/syslog/component/lib")
  @AttributeDefinition(
      name = "Log level of lib",
      description = "Libraries. NONE adds nothing to the general level.",
      options = {
        @Option(label = "None", value = "NONE"),
        @Option(label = "Emergency", value = "EMERGENCY"),
        @Option(label = "Alert", value = "ALERT"),
        @Option(label = "Critical", value = "CRITICAL"),
        @Option(label = "Error", value = "ERROR"),
        @Option(label = "Warning", value = "WARNING"),
        @Option(label = "Notice", value = "NOTICE"),
        @Option(label = "Info", value = "INFO"),
        @Option(label = "Debug", value = "DEBUG")
      })
  String lib() default "NONE";

  /** Everything that belongs to no other part. */
  @Cfg(path = "system/syslog/component/extra")
  @AttributeDefinition(
      name = "Log level of extra",
      description =
          "Everything that belongs to no other part. NONE adds nothing to the general level.",
      options = {
        @Option(label = "None", value = "NONE"),
        @Option(label = "Emergency", value = "EMERGENCY"),
        @Option(label = "Alert", value = "ALERT"),
        @Option(label = "Critical", value = "CRITICAL"),
        @Option(label = "Error", value = "ERROR"),
        @Option(label = "Warning", value = "WARNING"),
        @Option(label = "Notice", value = "NOTICE"),
        @Option(label = "Info", value = "INFO"),
        @Option(label = "Debug", value = "DEBUG")
      })
  String extra() default "NONE";
}
