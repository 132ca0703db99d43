package org.offhook.api.phone;

import java.util.Optional;

/** A number that is typed digit by digit; dialled when it is complete. Phone thread. */
public interface NumberEntry {
  /**
   * Takes the next digit.
   *
   * @param digit one of {@code 0-9 * # A-D + ,}
   */
  void digit(char digit);

  /** What was typed so far. */
  String typed();

  /** Takes the last digit back. */
  void erase();

  /** Forgets what was typed. */
  void clear();

  /** Chooses the line for what is being typed, until it is dialled or cleared; empty for any. */
  default void line(Optional<Line> line) {}

  /** Dials what was typed at once. */
  void dial();

  /**
   * Goes off hook: somebody lifts the handset or opens the loudspeaker to call. What was typed
   * before is dialled; else the number is waited for.
   */
  default void begin() {}

  /** Goes on hook: nobody waits to type a number any longer; what was typed is forgotten. */
  default void end() {}

  /**
   * How the entry stands.
   *
   * @param offHook whether somebody has gone off hook and was not connected with anybody yet
   * @param typed what was typed so far
   */
  record State(boolean offHook, String typed) {}

  /** Hears of the entry; register it as a service. It is told of the present state first. */
  interface Listener {
    /** Somebody went off or on hook, or what is typed changed; phone thread. */
    void onEntry(State state);
  }
}
