package org.offhook.blf;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lists such as {@code 201,reception,1000-1999}. */
final class NumberList {
  private static final int MOST = 10_000;
  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})");

  private NumberList() {}

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException when it is none, naming the place and what was expected
   */
  static List<String> of(String path, String text) {
    List<String> numbers = new ArrayList<>();
    for (String each : text.split(",")) {
      String one = each.strip();
      Matcher range = RANGE.matcher(one);
      if (range.matches()) {
        int width = range.group(1).length();
        for (int at = Integer.parseInt(range.group(1));
            at <= Integer.parseInt(range.group(2));
            at++) {
          numbers.add(("%0" + width + "d").formatted(at));
          bounded(path, text, numbers);
        }
      } else if (!one.isEmpty()) {
        numbers.add(one);
        bounded(path, text, numbers);
      }
    }
    return numbers;
  }

  private static void bounded(String path, String text, List<String> numbers) {
    if (numbers.size() > MOST) {
      String shown = text.substring(0, Math.min(60, text.length()));
      throw new IllegalArgumentException(
          "%s: value \"%s\" is not allowed, expected at most %d numbers"
              .formatted(path, shown, MOST));
    }
  }
}
