package org.offhook.api.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The calls that were. Safe from any thread. */
public interface CallLog {
  /** The calls of a kind, newest first. */
  List<Entry> entries(Kind kind);

  /** How many calls were missed since somebody last looked. */
  int missedUnseen();

  /** Somebody has looked at the missed calls. */
  void seen();

  /** Forgets the calls of a kind. */
  void clear(Kind kind);

  /** Lists of calls. */
  enum Kind {
    /** We called. */
    DIALLED,
    /** We were called, and somebody or something here or elsewhere dealt with it. */
    RECEIVED,
    /** We were called, and nobody answered. */
    MISSED
  }

  /** What became of a call. */
  enum Outcome {
    /** It was answered here, or there. */
    ANSWERED,
    /** Nobody answered. */
    UNANSWERED,
    /** It was turned away: by the person, do not disturb, a ban; or by the one we called. */
    REJECTED,
    /** It was sent elsewhere. */
    FORWARDED,
    /** Another phone of the same person took it (RFC 3326). */
    ELSEWHERE
  }

  /**
   * A call that was.
   *
   * @param kind which list it is in
   * @param outcome what became of it
   * @param line index of the line
   * @param address the other end, as it can be called back
   * @param name name of the other end, or empty
   * @param at when it began
   * @param talked how long was talked
   */
  record Entry(
      Kind kind,
      Outcome outcome,
      int line,
      String address,
      String name,
      Instant at,
      Duration talked) {}
}
