package org.offhook.dialect.escene;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of the table: an attribute and the parameter that means the same.
 *
 * @param element element path, such as {@code sipUsers/sipUser}
 * @param attribute name of the attribute
 * @param path path of the parameter, {@code {n}} for the number of the element
 * @param words Escene value to ours; empty: the text is the same
 * @param first number of the first element it is for
 * @param last number of the last one
 * @param ours our number for the first one
 */
record Rule(
    String element,
    String attribute,
    String path,
    Map<String, String> words,
    int first,
    int last,
    int ours) {
  private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)>(\\d+)");
  private static final int LAST = 999_999;

  /** A line; the range is written {@code first-last>ours}, and empty for all numbers. */
  static Rule of(String element, String attribute, String path, String words, String range) {
    Map<String, String> map = new LinkedHashMap<>();
    if (!words.isEmpty()) {
      for (String pair : words.split("\\|")) {
        String[] sides = pair.split("=", 2);
        map.put(sides[0], sides[1]);
      }
    }
    Matcher numbers = RANGE.matcher(range);
    if (!numbers.matches()) {
      return new Rule(element, attribute, path, map, 0, path.contains("{n}") ? LAST : 0, 0);
    }
    int first = Integer.parseInt(numbers.group(1));
    int last = Integer.parseInt(numbers.group(2));
    return new Rule(element, attribute, path, map, first, last, Integer.parseInt(numbers.group(3)));
  }

  /** Our text for a value of theirs; empty when the table has none. */
  Optional<String> ours(String theirs) {
    return words.isEmpty() || theirs.isEmpty()
        ? Optional.of(theirs)
        : Optional.ofNullable(words.get(theirs));
  }

  /** Their value for our text; empty when the table has none that leads back to it. */
  Optional<String> theirs(String ours) {
    if (words.isEmpty() || ours.isEmpty()) {
      return Optional.of(ours);
    }
    return words.entrySet().stream()
        .filter(pair -> pair.getValue().equals(ours))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The parameter for an element of theirs. */
  String path(int theirs) {
    return path.replace("{n}", String.valueOf(theirs - first + ours));
  }

  /** True when it is for this element of theirs. */
  boolean isFor(int theirs) {
    return theirs >= first && theirs <= last;
  }

  /** Their number for ours; it may be one that this line is not for. */
  int theirs(int number) {
    return number - ours + first;
  }

  /** True when the element may stand several times. */
  boolean numbered() {
    return path.contains("{n}");
  }
}
