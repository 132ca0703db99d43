package org.offhook.syslog;

import java.util.List;

/** A part of the phone with a log level of its own, and the loggers that belong to it. */
enum Part {
  VOIP_APPLICATION("voipApplication", "org.offhook.phone", "org.offhook.tones", "org.offhook.dtmf"),
  SIP_CALL_CONTROL("sipCallControl", "org.offhook.sip", "org.offhook.line"),
  SIP_STACK("sipStack", "org.offhook.sip.ri", "gov.nist", "javax.sip"),
  ICE_STACK("iceStack", "org.offhook.ice"),
  DSP("dsp", "org.offhook.media", "org.offhook.codec", "org.offhook.audio"),
  SIPE("sipe", "org.offhook.sfb"),
  XSI("xsi", "org.offhook.xsi"),
  BTOE("btoe", "org.offhook.btoe"),
  CONTROL_CENTER("controlCenter", "org.offhook.network", "org.offhook.provision"),
  INFRA(
      "infra",
      "org.offhook.config",
      "org.offhook.deploy",
      "org.offhook.launcher",
      "org.offhook.dialect"),
  LCD_DISPLAY("lcdDisplay", "org.offhook.lcd"),
  WEB_SERVER("webServer", "org.offhook.web", "org.eclipse.jetty"),
  CGI("cgi", "org.offhook.rest", "org.offhook.shell"),
  WATCHDOG("watchdog", "org.offhook.health"),
  IEEE802_1X("ieee8021x", "org.offhook.ieee8021x"),
  CERT("cert", "org.offhook.cert"),
  KERNEL("kernel", "org.apache.felix", "Events", "LogService"),
  LIB("lib", "org.xbill", "org.jline"),
  EXTRA("extra");

  private final String property;
  private final List<String> prefixes;

  Part(String property, String... prefixes) {
    this.property = property;
    this.prefixes = List.of(prefixes);
  }

  /** Name of its level among the component's properties. */
  String property() {
    return property;
  }

  /** The loggers that belong to it, with all below them. */
  List<String> prefixes() {
    return prefixes;
  }

  /** Its name in the configuration. */
  String path() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The part that a logger belongs to: the one with the longest prefix. */
  static Part of(String logger) {
    Part best = EXTRA;
    int length = 0;
    for (Part part : values()) {
      for (String prefix : part.prefixes) {
        if (prefix.length() > length && belongs(logger, prefix)) {
          best = part;
          length = prefix.length();
        }
      }
    }
    return best;
  }

  private static boolean belongs(String logger, String prefix) {
    return logger.startsWith(prefix)
        && (logger.length() == prefix.length() || logger.charAt(prefix.length()) == '.');
  }
}
