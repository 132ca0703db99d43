package org.offhook.conference.server;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Addresses of conferences and of those who make them. */
final class ConferenceAddress {
  private static final Pattern URI = Pattern.compile("(?i)sips?:[^\\s<>\"?]+");
  private static final Pattern USER_AT_HOST = Pattern.compile("[^\\s<>\"?@]+@[^\\s<>\"?@]+");
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9.-]+(:\\d+)?|\\[[0-9a-fA-F:.]+](:\\d+)?");
  private static final Pattern CONTACT = Pattern.compile("[^<]*<([^>]+)>(.*)");

  private ConferenceAddress() {}

  /**
   * The URI to call for a new conference.
   *
   * @param configured a URI, {@code user@host} or a host
   * @param unique makes names that nobody else makes
   * @throws IllegalArgumentException when it is none of them
   */
  static String toCall(String configured, Supplier<String> unique) {
    String text = configured.strip();
    if (text.isEmpty() || text.startsWith("0.0.0.0")) {
      throw new IllegalArgumentException("voip/services/conference/conf_ms_addr is not set");
    }
    if (URI.matcher(text).matches()) {
      return text;
    }
    if (USER_AT_HOST.matcher(text).matches()) {
      return "sip:" + text;
    }
    if (HOST.matcher(text).matches()) {
      return "sip:conf=" + unique.get() + "@" + text;
    }
    throw new IllegalArgumentException(
        "voip/services/conference/conf_ms_addr: \"" + text + "\", expected user@host or a host");
  }

  /** The address of a conference that a focus gives (RFC 3840); empty when it is no focus. */
  static Optional<String> ofFocus(List<String> contacts) {
    return contacts.stream().flatMap(ConferenceAddress::focus).findFirst();
  }

  private static Stream<String> focus(String contact) {
    Matcher parts = CONTACT.matcher(contact);
    boolean focus =
        parts.matches()
            && Stream.of(parts.group(2).split(";"))
                .anyMatch(parameter -> parameter.strip().matches("(?i)isfocus(=.*)?"));
    return focus ? Stream.of(parts.group(1).strip()) : Stream.empty();
  }
}
