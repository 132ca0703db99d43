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

  /** Dials what was typed at once. */
  void dial();

  /** Chooses the line for what is being typed, until it is dialled or cleared; empty for any. */
  default void line(Optional<Line> line) {}
}
