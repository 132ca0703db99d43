package org.offhook.contacts;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.contacts.Contact;

/**
 * Contacts by number. National and international spellings of one number meet in their last digits:
 * of numbers with nine digits and more the last nine are compared.
 */
final class NumberIndex {
  private static final int TELLING = 9;
  private final Map<String, Contact> byDigits = new HashMap<>();

  NumberIndex(List<Contact> contacts) {
    for (Contact contact : contacts) {
      for (String number : contact.numbers()) {
        String key = key(number);
        if (!key.isEmpty()) {
          byDigits.putIfAbsent(key, contact);
        }
      }
    }
  }

  Optional<Contact> find(String number) {
    return Optional.ofNullable(byDigits.get(key(number)));
  }

  private static String key(String number) {
    String text = number.replaceFirst("^sips?:", "").replaceFirst("[@;].*", "");
    String digits = digits(text);
    if (digits.isEmpty() || text.chars().anyMatch(Character::isLetter)) {
      return text;
    }
    return digits.length() > TELLING ? digits.substring(digits.length() - TELLING) : digits;
  }

  static String digits(String text) {
    return text.replaceAll("[^0-9*#]", "");
  }
}
