package org.offhook.lab;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address in From, To, Contact, Route or Record-Route.
 *
 * @param uri the URI
 * @param parameters what follows it, from the first semicolon, or empty
 */
record NameAddress(String uri, String parameters) {
  private static final Pattern BRACKETS =
      Pattern.compile("(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^<\"]*)\\s*<([^<>\\s]+)>\\s*(;.*)?");
  private static final Pattern BARE = Pattern.compile("([^<>\\s;,\"]+)\\s*(;.*)?");
  private static final Pattern TAG = Pattern.compile("(?i).*;\\s*tag\\s*=\\s*([^;\\s]+).*");

  static void check(String text) throws BadMessage {
    if (!BRACKETS.matcher(text).matches() && !BARE.matcher(text).matches()) {
      throw new BadMessage("an address in From, To and Contact");
    }
  }

  /** Reads an address; one that is none has an empty URI. */
  static NameAddress parse(String text) {
    Matcher brackets = BRACKETS.matcher(text);
    if (brackets.matches()) {
      return of(brackets);
    }
    Matcher bare = BARE.matcher(text);
    return bare.matches() ? of(bare) : new NameAddress("", "");
  }

  private static NameAddress of(Matcher matcher) {
    return new NameAddress(matcher.group(1), matcher.group(2) == null ? "" : matcher.group(2));
  }

  /** The tag, or empty. */
  String tag() {
    Matcher matcher = TAG.matcher(parameters);
    return matcher.matches() ? matcher.group(1) : "";
  }

  /** Value of a parameter, or empty. */
  String parameter(String name) {
    for (String part : ListOf.parts(parameters, ';')) {
      int equals = part.indexOf('=');
      if (equals > 0 && part.substring(0, equals).strip().equalsIgnoreCase(name)) {
        return part.substring(equals + 1).strip();
      }
    }
    return "";
  }
}
