package org.offhook.dial.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers that are complete (RFC 3435 section 2.1.5). */
final class DigitMap {
  private static final int LONGEST = 256;
  private static final String EXPECTED =
      "expected at most 256 characters: digits, A to D, *, #, x, sets such as [2-9], dots and T"
          + " with bars between, or digits and x with semicolons between";
  private static final Pattern BARS =
      Pattern.compile("(?:(?:[0-9A-D*#xX]|\\[[0-9](?:-[0-9])?(?:,?[0-9](?:-[0-9])?)*\\])\\.?)*T?");
  private static final Pattern SEMICOLONS = Pattern.compile("[0-9A-D*#xX]*");

  private final List<Alternative> alternatives;

  /** How far a number is. */
  enum Match {
    /** It is no beginning of any that the map knows. */
    NONE,
    /** It may become one. */
    PARTIAL,
    /** It is one, and a longer one would be, too. */
    COULD_GO_ON,
    /** It is one, and no longer one is. */
    FULL
  }

  /**
   * One of the numbers.
   *
   * @param pattern what it looks like
   * @param timed true when only the timeout completes it
   */
  private record Alternative(Pattern pattern, boolean timed) {}

  private DigitMap(List<Alternative> alternatives) {
    this.alternatives = alternatives;
  }

  /**
   * Reads a map; an empty one knows no numbers.
   *
   * @throws IllegalArgumentException when it is none, with its place and what was expected
   */
  static DigitMap of(String path, String text) {
    String map = text.strip();
    boolean bars = !map.contains(";");
    List<Alternative> alternatives = new ArrayList<>();
    for (String each : map.split(bars ? "\\|" : ";")) {
      String one = each.strip();
      if (map.length() > LONGEST || !(bars ? BARS : SEMICOLONS).matcher(one).matches()) {
        throw new IllegalArgumentException(
            "%s: value \"%s\" is not allowed, %s".formatted(path, text, EXPECTED));
      }
      if (!one.isEmpty()) {
        alternatives.add(alternative(one));
      }
    }
    return new DigitMap(alternatives);
  }

  private static Alternative alternative(String text) {
    boolean timed = text.endsWith("T");
    String digits = timed ? text.substring(0, text.length() - 1) : text;
    String regex =
        digits.replace(",", "").replace("*", "\\*").replaceAll("[xX]", "[0-9]").replace(".", "*");
    return new Alternative(Pattern.compile(regex), timed);
  }

  /** How far a number is. */
  Match match(String number) {
    boolean full = false;
    boolean more = false;
    boolean timed = false;
    for (Alternative each : alternatives) {
      Matcher matcher = each.pattern().matcher(number);
      if (matcher.matches()) {
        full |= !each.timed();
        timed |= each.timed();
      }
      more |= matcher.hitEnd();
    }
    if (full) {
      return more || timed ? Match.COULD_GO_ON : Match.FULL;
    }
    return more || timed ? Match.PARTIAL : Match.NONE;
  }
}
