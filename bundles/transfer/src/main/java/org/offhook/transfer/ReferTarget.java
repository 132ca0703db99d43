package org.offhook.transfer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.offhook.api.sip.Header;

/**
 * Where a REFER sends us (RFC 3515 section 2.1).
 *
 * @param uri the address to call, without method and headers
 * @param headers headers for the INVITE; those that could do harm are left out
 */
record ReferTarget(String uri, List<Header> headers) {
  private static final List<String> ALLOWED =
      List.of("replaces", "join", "require", "accept-contact", "reject-contact");

  /** Reads a Refer-To value; empty when it is no call to a SIP or tel address. */
  static Optional<ReferTarget> parse(String value) {
    int open = value.indexOf('<');
    int close = value.indexOf('>', open + 1);
    String uri = open >= 0 && close > open ? value.substring(open + 1, close) : value.strip();
    int question = uri.indexOf('?');
    String address = question < 0 ? uri : uri.substring(0, question);
    String lower = address.toLowerCase(Locale.ROOT);
    boolean callable =
        lower.matches("(sips?|tel):[^\\s\"<>]+") && !lower.matches(".*;method=(?!invite\\b).*");
    if (!callable) {
      return Optional.empty();
    }
    List<Header> headers = new ArrayList<>();
    if (question >= 0) {
      for (String pair : uri.substring(question + 1).split("&")) {
        header(pair).ifPresent(headers::add);
      }
    }
    return Optional.of(
        new ReferTarget(address.replaceAll("(?i);method=invite\\b", ""), List.copyOf(headers)));
  }

  private static Optional<Header> header(String pair) {
    int equals = pair.indexOf('=');
    if (equals < 1) {
      return Optional.empty();
    }
    try {
      String name = ReplacesHeader.unescaped(pair.substring(0, equals));
      String text = ReplacesHeader.unescaped(pair.substring(equals + 1));
      boolean harmless = text.chars().noneMatch(c -> c < ' ');
      return harmless && ALLOWED.contains(name.toLowerCase(Locale.ROOT))
          ? Optional.of(new Header(name, text))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // a broken escape
    }
  }
}
