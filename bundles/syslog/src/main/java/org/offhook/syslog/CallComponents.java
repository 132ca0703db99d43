package org.offhook.syslog;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Log levels of calls and voice. */
@ObjectClassDefinition(
    pid = "org.offhook.syslog.calls",
    name = "Log levels of calls and voice",
    description = "How much each part of the phone logs beyond the general level.")
@interface CallComponents {

  /** Calls, digits and tones. */
  @Cfg(path = "system/syslog/component/voip_application")
  @AttributeDefinition(
      name = "Log level of voip_application",
      description = "Calls, digits and tones. NONE adds nothing to the general level.",
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
  String voipApplication() default "NONE";

  /** Signalling and lines. */
  @Cfg(path = "system/syslog/component/sip_call_control")
  @AttributeDefinition(
      name = "Log level of sip_call_control",
      description = "Signalling and lines. NONE adds nothing to the general level.",
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
  String sipCallControl() default "NONE";

  /** The SIP stack and its messages. */
  @Cfg(path = "system/syslog/component/sip_stack")
  @AttributeDefinition(
      name = "Log level of sip_stack",
      description = "The SIP stack and its messages. NONE adds nothing to the general level.",
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
  String sipStack() default "NONE";

  /** ICE. */
  @Cfg(path = "system/syslog/component/ice_stack")
  @AttributeDefinition(
      name = "Log level of ice_stack",
      description = "ICE. NONE adds nothing to the general level.",
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
  String iceStack() default "NONE";

  /** Voice: RTP, codecs and audio devices. */
  @Cfg(path = "system/syslog/component/dsp")
  @AttributeDefinition(
      name = "Log level of dsp",
      description = "Voice: RTP, codecs and audio devices. NONE adds nothing to the general level.",
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
  String dsp() default "NONE";

  /** Skype for Business. */
  @Cfg(path = "system/syslog/component/sipe")
  @AttributeDefinition(
      name = "Log level of sipe",
      description = "Skype for Business. NONE adds nothing to the general level.",
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
  String sipe() default "NONE";

  /** BroadWorks XSI. */
  @Cfg(path = "system/syslog/component/xsi")
  @AttributeDefinition(
      name = "Log level of xsi",
      description = "BroadWorks XSI. NONE adds nothing to the general level.",
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
  String xsi() default "NONE";

  /** Pairing with a computer. */
  @Cfg(path = "system/syslog/component/btoe")
  @AttributeDefinition(
      name = "Log level of btoe",
      description = "Pairing with a computer. NONE adds nothing to the general level.",
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
  String btoe() default "NONE";
}
