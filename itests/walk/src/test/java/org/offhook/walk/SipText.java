package org.offhook.walk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A SIP message as its lines, for a server that need not understand all of it. */
final class SipText {
  private static final Pattern HOST_PORT = Pattern.compile("@?127\\.0\\.0\\.1:(\\d+)");

  final String start;
  final List<Map.Entry<String, String>> headers = new ArrayList<>();
  final String body;

  SipText(String start, String body) {
    this.start = start;
    this.body = body;
  }

  static SipText parse(byte[] data) {
    String text = new String(data, StandardCharsets.UTF_8);
    int end = text.indexOf("\r\n\r\n");
    String head = end < 0 ? text : text.substring(0, end);
    String[] lines = head.split("\r\n");
    SipText message = new SipText(lines[0], end < 0 ? "" : text.substring(end + 4));
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      String name = lines[i].substring(0, colon).strip();
      String value = lines[i].substring(colon + 1).strip();
      List<String> values = name.equals("Via") ? List.of(value.split(",")) : List.of(value);
      values.forEach(one -> message.add(name, one.strip()));
    }
    return message;
  }

  SipText add(String name, String value) {
    headers.add(Map.entry(name, value));
    return this;
  }

  boolean isResponse() {
    return start.startsWith("SIP/2.0 ");
  }

  String method() {
    return start.substring(0, start.indexOf(' '));
  }

  String uri() {
    return start.split(" ")[1];
  }

  /** User part of the Request-URI. */
  String user() {
    return uri().replaceFirst("^sips?:", "").replaceFirst("[@;].*", "");
  }

  int code() {
    return Integer.parseInt(start.substring(8, 11));
  }

  String header(String name) {
    for (Map.Entry<String, String> header : headers) {
      if (header.getKey().equalsIgnoreCase(name)) {
        return header.getValue();
      }
    }
    return "";
  }

  /** A copy with another first line. */
  SipText started(String line) {
    SipText copy = new SipText(line, body);
    copy.headers.addAll(headers);
    return copy;
  }

  /** A response to this request; its To has a tag. */
  SipText response(int code, String reason, String tag) {
    SipText response = new SipText("SIP/2.0 " + code + " " + reason, "");
    for (Map.Entry<String, String> header : headers) {
      String name = header.getKey();
      if (name.equals("To") && !header.getValue().contains(";tag=") && !tag.isEmpty()) {
        response.add("To", header.getValue() + ";tag=" + tag);
      } else if (List.of("Via", "From", "To", "Call-ID", "CSeq").contains(name)) {
        response.add(name, header.getValue());
      }
    }
    return response;
  }

  /** The port of an address on this host in a header or URI. */
  static int port(String value) {
    Matcher matcher = HOST_PORT.matcher(value);
    return matcher.find() ? Integer.parseInt(matcher.group(1)) : 5060;
  }

  byte[] bytes() {
    StringBuilder text = new StringBuilder(start).append("\r\n");
    headers.stream()
        .filter(header -> !header.getKey().equalsIgnoreCase("Content-Length"))
        .forEach(h -> text.append(h.getKey()).append(": ").append(h.getValue()).append("\r\n"));
    text.append("Content-Length: ").append(body.length()).append("\r\n\r\n").append(body);
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
