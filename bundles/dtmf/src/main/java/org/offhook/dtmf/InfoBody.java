package org.offhook.dtmf;

import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The digit in the body of an INFO: {@code application/dtmf-relay} ({@code Signal=5}) or {@code
 * application/dtmf} ({@code 5}). Both were never standardised; {@code *} and {@code #} also come as
 * 10 and 11, and A-D as 12-15.
 */
final class InfoBody {
  private static final Pattern SIGNAL =
      Pattern.compile("(?im)^\\s*Signal\\s*=\\s*([0-9]{1,2}|[*#A-D])\\s*$");
  private static final Pattern PLAIN = Pattern.compile("(?i)\\s*([0-9]{1,2}|[*#A-D])\\s*");

  private InfoBody() {}

  /** True when a body of this type should hold a digit. */
  static boolean isDtmf(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return type.equals("application/dtmf-relay") || type.equals("application/dtmf");
  }

  /** The event code of the digit (RFC 4733), or empty when there is none. */
  static OptionalInt event(String body) {
    if (body.length() > 1000) {
      return OptionalInt.empty();
    }
    Matcher signal = SIGNAL.matcher(body);
    if (signal.find()) {
      return code(signal.group(1));
    }
    Matcher plain = PLAIN.matcher(body);
    return plain.matches() ? code(plain.group(1)) : OptionalInt.empty();
  }

  private static OptionalInt code(String text) {
    char first = Character.toUpperCase(text.charAt(0));
    int code = Character.isDigit(first) ? Integer.parseInt(text) : Digit.event(first);
    return code <= 15 ? OptionalInt.of(code) : OptionalInt.empty();
  }
}
