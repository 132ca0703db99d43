package org.offhook.dialect.escene;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line of the table: an attribute and the parameter that means the same.
 *
 * @param element element path, such as {@code sipUsers/sipUser}
 * @param attribute name of the attribute
 * @param path path of the parameter, {@code {n}} for the number of the element
 * @param words Escene value to ours; empty: the text is the same
 */
record Rule(String element, String attribute, String path, Map<String, String> words) {

  static Rule of(String element, String attribute, String path, String words) {
    Map<String, String> map = new LinkedHashMap<>();
    if (!words.isEmpty()) {
      for (String pair : words.split("\\|")) {
        String[] sides = pair.split("=", 2);
        map.put(sides[0], sides[1]);
      }
    }
    return new Rule(element, attribute, path, map);
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

  /** True when the element may stand several times. */
  boolean numbered() {
    return path.contains("{n}");
  }
}
