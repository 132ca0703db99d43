package org.offhook.api.contacts;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody to call.
 *
 * @param firstName given name, or the whole name
 * @param lastName family name, or empty
 * @param numbers at most five; office, mobile, other and two more, an empty text where there is
 *     none; trailing empty ones are left out
 * @param group name of the group, or empty
 * @param account index of the line to call from, from 0; empty: the phone chooses
 * @param more what a file said besides, word for word, by its own name
 */
public record Contact(
    String firstName,
    String lastName,
    List<String> numbers,
    String group,
    Optional<Integer> account,
    Map<String, String> more) {
  /** As many numbers as a contact has. */
  public static final int MOST_NUMBERS = 5;

  /**
   * Checks the count of the numbers.
   *
   * @throws IllegalArgumentException when there are more than five
   */
  public Contact {
    int last = numbers.size();
    while (last > 0 && numbers.get(last - 1).isEmpty()) {
      last--;
    }
    if (last > MOST_NUMBERS) {
      throw new IllegalArgumentException("a contact has at most five numbers");
    }
    numbers = List.copyOf(numbers.subList(0, last));
    more = Map.copyOf(more);
  }

  /** A contact with a name and numbers. */
  public static Contact of(String name, String... numbers) {
    return new Contact(name, "", List.of(numbers), "", Optional.empty(), Map.of());
  }

  /** First and last name, a blank between them. */
  public String name() {
    return (firstName + " " + lastName).strip();
  }
}
