package org.offhook.sip;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the Date header (RFC 3261 section 20.17). */
final class ServerDate {
  private ServerDate() {}

  /** When a server says the response was sent; empty where it says nothing, or nonsense. */
  static Optional<Instant> of(Reply reply) {
    return reply.values("Date").stream().findFirst().flatMap(ServerDate::parsed);
  }

  private static Optional<Instant> parsed(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
