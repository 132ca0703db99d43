package org.offhook.provision;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What can be carried by hand between the phone and a server or a file. */
enum Item {
  /** The firmware. */
  SOFTWARE,
  /** A kernel, which only the vendors' own phones have. */
  KERNEL,
  /** All that is set. */
  CONFIGURATION,
  /** The contacts that the person at the phone keeps. */
  PHONEBOOK,
  /** What the keys of the phone and its expansion modules do. */
  KEYS;

  /**
   * The one of this name.
   *
   * @throws IllegalArgumentException naming all that there are
   */
  static Item of(String word) {
    return Arrays.stream(values())
        .filter(item -> item.toString().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"%s\" is nothing that can be carried, expected %s".formatted(word, names())));
  }

  private static String names() {
    return Arrays.stream(values()).map(Item::toString).collect(Collectors.joining(", "));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
