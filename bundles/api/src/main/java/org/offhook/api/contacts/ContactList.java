package org.offhook.api.contacts;

import java.util.List;

/**
 * What a phonebook file holds.
 *
 * @param groups its groups, in file order
 * @param contacts its contacts, in file order
 * @param problems entries that are none, each in words with its place; they are left out
 */
public record ContactList(
    List<ContactGroup> groups, List<Contact> contacts, List<String> problems) {
  /** Nothing. */
  public static final ContactList EMPTY = new ContactList(List.of(), List.of(), List.of());

  /** Copies what it is given. */
  public ContactList {
    groups = List.copyOf(groups);
    contacts = List.copyOf(contacts);
    problems = List.copyOf(problems);
  }
}
