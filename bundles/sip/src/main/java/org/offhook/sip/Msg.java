package org.offhook.sip;

import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.message.SIPMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.ListIterator;
import java.util.Locale;
import java.util.Optional;
import org.offhook.api.sip.Header;

/** Reads messages: header values as text, bodies as text. */
final class Msg {
  private Msg() {}

  /** All values of a header in order, lists taken apart. */
  static List<String> values(SIPMessage message, String name) {
    List<String> values = new ArrayList<>();
    ListIterator<SIPHeader> headers = message.getHeaders(name);
    while (headers != null && headers.hasNext()) {
      values.add(value(headers.next()));
    }
    return values;
  }

  /** The first value of a header. */
  static Optional<String> value(SIPMessage message, String name) {
    return values(message, name).stream().findFirst();
  }

  /** A header's value as a whole number, or the fallback where there is none. */
  static int number(SIPMessage message, String name, int fallback) {
    return value(message, name).map(text -> leadingNumber(text, fallback)).orElse(fallback);
  }

  /** The digits a text begins with, as a number; the fallback without digits or beyond 2^31-1. */
  static int leadingNumber(String text, int fallback) {
    int end = 0;
    while (end < text.length() && end < 10 && Character.isDigit(text.charAt(end))) {
      end++;
    }
    try {
      return Integer.parseInt(text.substring(0, end));
    } catch (NumberFormatException e) {
      return fallback;
    }
  }

  /** True when a comma-separated header names this token, in any letter case. */
  static boolean names(SIPMessage message, String header, String token) {
    return values(message, header).stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .anyMatch(value -> value.strip().equalsIgnoreCase(token));
  }

  /** The body as UTF-8 text; empty without one. */
  static String body(SIPMessage message) {
    byte[] raw = message.getRawContent();
    return raw == null ? "" : new String(raw, StandardCharsets.UTF_8);
  }

  /** Type and subtype of the body in lower case; empty without one. */
  static String contentType(SIPMessage message) {
    String type = value(message, "Content-Type").orElse("");
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The session description it carries. */
  static Optional<String> sdp(SIPMessage message) {
    boolean sdp = contentType(message).equals("application/sdp") && !body(message).isEmpty();
    return sdp ? Optional.of(body(message)) : Optional.empty();
  }

  /** All headers, in order. */
  static List<Header> headers(SIPMessage message) {
    List<Header> headers = new ArrayList<>();
    var iterator = message.getHeaders();
    while (iterator.hasNext()) {
      SIPHeader header = iterator.next();
      headers.add(new Header(header.getName(), value(header)));
    }
    return headers;
  }

  private static String value(SIPHeader header) {
    String text = header.toString().strip();
    int colon = text.indexOf(':');
    return colon < 0 ? text : text.substring(colon + 1).strip();
  }
}
