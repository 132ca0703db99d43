package org.offhook.api.sip;

import java.time.Instant;
import java.util.Optional;

/**
 * How a registration stands.
 *
 * @param phase what is going on
 * @param code last final SIP code, or 0 when there was no answer
 * @param reason for people: reason phrase, or what failed
 * @param server who answered last, as {@code host:port/transport}, or empty
 * @param until when the binding ends unless refreshed
 */
public record RegistrationState(
    Phase phase, int code, String reason, String server, Optional<Instant> until) {
  /** What is going on. */
  public enum Phase {
    /** Not asked to register. */
    NONE,
    /** First REGISTER under way. */
    REGISTERING,
    /** The binding is in force. */
    REGISTERED,
    /** Refused or unreachable; will be tried again. */
    FAILED,
    /** Taken back. */
    UNREGISTERED
  }
}
