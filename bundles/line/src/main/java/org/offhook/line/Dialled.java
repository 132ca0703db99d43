package org.offhook.line;

import java.util.regex.Pattern;

/** Turns what was dialled into a URI (RFC 3261 section 19, RFC 3966). */
final class Dialled {
  private static final Pattern URI = Pattern.compile("(?i)(sips?|tel):\\S+");
  private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#A-Da-d().-]+");
  private static final Pattern SEPARATORS = Pattern.compile("[().-]");
  private static final Pattern USER = Pattern.compile("[A-Za-z0-9_.!~*'()&=+$,;?/%-]+");
  private static final Pattern AT_HOST =
      Pattern.compile("[A-Za-z0-9_.!~*'()&=+$,;?/%-]+@[A-Za-z0-9.\\[\\]:-]+");

  private Dialled() {}

  /**
   * The URI to call.
   *
   * @param target what was dialled
   * @param domain domain of the line
   * @throws IllegalArgumentException when it is no address
   */
  static String uri(String target, String domain) {
    String text = target.strip();
    if (URI.matcher(text).matches()) {
      return text;
    }
    String compact = text.replace(" ", "");
    if (NUMBER.matcher(compact).matches()) {
      // '#' is not allowed in the user part of a URI (RFC 3261 section 25.1).
      String number = SEPARATORS.matcher(compact).replaceAll("").replace("#", "%23");
      return "sip:" + number + "@" + host(domain);
    }
    if (AT_HOST.matcher(text).matches()) {
      return "sip:" + text;
    }
    if (USER.matcher(text).matches()) {
      return "sip:" + text + "@" + host(domain);
    }
    throw new IllegalArgumentException(
        "\"" + target.replaceAll("\\p{Cntrl}", "?") + "\" is no number, user, user@host or URI");
  }

  private static String host(String domain) {
    return domain.indexOf(':') >= 0 ? "[" + domain + "]" : domain;
  }
}
