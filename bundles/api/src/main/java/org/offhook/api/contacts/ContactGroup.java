package org.offhook.api.contacts;

import java.util.Map;

/**
 * A group of contacts.
 *
 * @param name its name
 * @param description a note, or empty
 * @param ringTone name of the tone that its calls ring with, or empty
 * @param more what a file said besides, word for word, by its own name
 */
public record ContactGroup(
    String name, String description, String ringTone, Map<String, String> more) {
  /** Copies what it is given. */
  public ContactGroup {
    more = Map.copyOf(more);
  }
}
