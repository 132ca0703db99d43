package org.offhook.sip;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A {@code sip:} or {@code sips:} URI taken apart (RFC 3261 section 19.1).
 *
 * @param secure true for {@code sips}
 * @param user user part as written, or empty
 * @param host host in lower case, IPv6 without brackets
 * @param port 1-65535, or 0 when none is written
 * @param parameters parameters in order, names in lower case, without value as empty text
 */
record Uri(boolean secure, String user, String host, int port, Map<String, String> parameters) {
  private static final int MAX_PORT = 65535;

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is none
   */
  static Uri parse(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    boolean secure = lower.startsWith("sips:");
    if (!secure && !lower.startsWith("sip:")) {
      throw new IllegalArgumentException("expected a sip or sips URI, not " + Text.clean(text));
    }
    String rest = text.substring(text.indexOf(':') + 1).split("\\?", 2)[0];
    int at = rest.lastIndexOf('@');
    String user = at < 0 ? "" : rest.substring(0, at).split(":", 2)[0];
    String[] parts = rest.substring(at + 1).split(";");
    return located(secure, user, parts[0].strip(), parameters(parts));
  }

  /** The URI in a header value such as {@code "Name" <sip:a@b>;tag=x}, or the value itself. */
  static String inside(String value) {
    int from = value.indexOf('<', value.startsWith("\"") ? endOfQuote(value) : 0);
    int to = value.indexOf('>', from);
    if (from >= 0 && to > from) {
      return value.substring(from + 1, to).strip();
    }
    return value.split(";", 2)[0].strip();
  }

  /** A parameter's value in lower case, or empty. */
  String parameter(String name) {
    return parameters.getOrDefault(name, "").toLowerCase(Locale.ROOT);
  }

  private static int endOfQuote(String value) {
    int i = 1;
    while (i < value.length() && value.charAt(i) != '"') {
      i += value.charAt(i) == '\\' ? 2 : 1;
    }
    return Math.min(i, value.length());
  }

  private static Uri located(
      boolean secure, String user, String hostPort, Map<String, String> parameters) {
    int colon = hostPort.lastIndexOf(':');
    boolean port = colon > hostPort.lastIndexOf(']');
    String host = port ? hostPort.substring(0, colon) : hostPort;
    String bare = host.replace("[", "").replace("]", "").toLowerCase(Locale.ROOT);
    if (bare.isEmpty()) {
      throw new IllegalArgumentException("expected a host in the SIP URI");
    }
    return new Uri(secure, user, bare, port ? port(hostPort.substring(colon + 1)) : 0, parameters);
  }

  private static int port(String text) {
    int port = Msg.leadingNumber(text, -1);
    if (port < 0 || port > MAX_PORT) {
      throw new IllegalArgumentException("expected a port of at most 65535");
    }
    return port;
  }

  private static Map<String, String> parameters(String[] parts) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].split("=", 2);
      parameters.put(
          pair[0].strip().toLowerCase(Locale.ROOT), pair.length > 1 ? pair[1].strip() : "");
    }
    return parameters;
  }
}
