package org.offhook.provision;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a technician types: the code, the address of the server with {@code *} for dots, and {@code
 * **}; the code and {@code **} alone for the server that is set. Never {@code #}, which dials.
 *
 * @param address address of the server; empty to leave it as it is
 */
record TechnicianDigits(String address) {
  private static final String END = "**";

  /** Reads what was typed; empty while it is nothing of the kind, or not complete. */
  static Optional<TechnicianDigits> of(String code, String typed) {
    if (code.isBlank() || !typed.startsWith(code) || !typed.endsWith(END)) {
      return Optional.empty();
    }
    int end = typed.length() - END.length();
    if (end < code.length()) {
      return Optional.empty();
    }
    String address = typed.substring(code.length(), end).replace('*', '.');
    return address.isEmpty() || isAddress(address)
        ? Optional.of(new TechnicianDigits(address))
        : Optional.empty();
  }

  private static boolean isAddress(String text) {
    String[] parts = text.split("\\.", -1);
    return parts.length == 4
        && Stream.of(parts)
            .allMatch(part -> part.matches("\\d{1,3}") && Integer.parseInt(part) <= 255);
  }
}
