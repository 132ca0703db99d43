package org.offhook.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Makes the Request-URI of what is called. */
final class RequestUri {
  private static final String UNRESERVED = "-_.!~*'()&=+$,;?/";

  private RequestUri() {}

  /**
   * A {@code sip:} or {@code sips:} URI for a target.
   *
   * @param target such a URI, or a {@code tel:} URI, which is brought to the domain as RFC 3261
   *     section 19.1.6 says
   * @throws IllegalArgumentException when it is neither
   */
  static String of(String target, String domain) {
    String clean = Text.clean(target);
    if (clean.toLowerCase(Locale.ROOT).startsWith("tel:")) {
      String number = clean.substring("tel:".length());
      String digits = number.split(";", 2)[0].replaceAll("[-.()\\s]", "");
      if (!digits.matches("\\+?[0-9A-Fa-f*#]+")) {
        throw new IllegalArgumentException("expected a telephone number after tel:");
      }
      return "sip:" + escaped(digits) + "@" + domain + ";user=phone";
    }
    Uri.parse(clean);
    if (clean.contains(" ") || clean.contains("<") || clean.contains(">")) {
      throw new IllegalArgumentException("expected a URI without blanks or brackets");
    }
    return clean;
  }

  /** A user part with everything escaped that may not stand in a URI (RFC 3261 section 25.1). */
  static String escaped(String user) {
    StringBuilder text = new StringBuilder();
    for (byte b : user.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
      text.append(plain ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return text.toString();
  }
}
