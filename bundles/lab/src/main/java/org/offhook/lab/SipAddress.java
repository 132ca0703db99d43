package org.offhook.lab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SIP URI.
 *
 * @param user user part as written, without its parameters; or empty
 * @param host host in lower case
 * @param port port, or 0 where none is written
 * @param transport {@code tcp} or {@code udp}
 */
record SipAddress(String user, String host, int port, String transport) {
  private static final Pattern URI =
      Pattern.compile(
          "(?i:sips?):(?:([^@:>]+)(?::[^@]*)?@)?(\\[[0-9a-fA-F:.]+\\]|[a-zA-Z0-9.-]+)"
              + "(?::([0-9]{1,5}))?(?:[;?](.*))?");
  private static final Pattern TCP = Pattern.compile("(?i)(.*;)?transport=tcp([;?].*)?");

  static SipAddress parse(String text) throws BadMessage {
    Matcher uri = URI.matcher(text);
    if (!uri.matches()) {
      throw new BadMessage("a sip: URI");
    }
    int port = uri.group(3) == null ? 0 : Integer.parseInt(uri.group(3));
    if (port > 65_535) {
      throw new BadMessage("a port up to 65535");
    }
    boolean tcp = uri.group(4) != null && TCP.matcher(uri.group(4)).matches();
    return new SipAddress(
        uri.group(1) == null ? "" : uri.group(1).split(";")[0],
        uri.group(2).toLowerCase(java.util.Locale.ROOT),
        port,
        tcp ? "tcp" : "udp");
  }

  int portOrDefault() {
    return port == 0 ? 5060 : port;
  }

  boolean isLoopback() {
    return host.equals("localhost") || host.matches("127(\\.[0-9]{1,3}){3}");
  }
}
