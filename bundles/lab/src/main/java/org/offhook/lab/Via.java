package org.offhook.lab;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Via header field (RFC 3261 section 20.42, RFC 3581). */
final class Via {
  private static final Pattern FORM =
      Pattern.compile(
          "SIP\\s*/\\s*2\\.0\\s*/\\s*([A-Za-z]+)\\s+(\\[[0-9a-fA-F:.]+\\]|[a-zA-Z0-9._-]+)"
              + "(?:\\s*:\\s*([0-9]{1,5}))?\\s*(;.*)?");

  final String transport;
  final String host;
  final int port;
  private final Map<String, String> parameters = new LinkedHashMap<>();

  private Via(String transport, String host, int port) {
    this.transport = transport;
    this.host = host;
    this.port = port;
  }

  static Via parse(String text) throws BadMessage {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new BadMessage("a Via as SIP/2.0/transport host:port");
    }
    int port = form.group(3) == null ? 5060 : Integer.parseInt(form.group(3));
    Via via = new Via(form.group(1).toUpperCase(Locale.ROOT), form.group(2), port);
    if (form.group(4) != null) {
      for (String part : ListOf.parts(form.group(4).substring(1), ';')) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals).strip();
        via.parameters.put(
            name.toLowerCase(Locale.ROOT), equals < 0 ? "" : part.substring(equals + 1).strip());
      }
    }
    return via;
  }

  String parameter(String name) {
    return parameters.getOrDefault(name, "");
  }

  boolean has(String name) {
    return parameters.containsKey(name);
  }

  void set(String name, String value) {
    parameters.put(name, value);
  }

  String sentBy() {
    return host + ":" + port;
  }

  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder("SIP/2.0/")
            .append(transport)
            .append(' ')
            .append(host)
            .append(':')
            .append(port);
    parameters.forEach(
        (name, value) -> {
          text.append(';').append(name);
          if (!value.isEmpty()) {
            text.append('=').append(value);
          }
        });
    return text.toString();
  }
}
