package org.offhook.keys;

import java.util.Optional;
import org.offhook.api.phone.Line;
import org.offhook.api.phone.NumberEntry;

/** The digits typed so far: kept by the dial plan, where there is one, or here. Phone thread. */
final class TypedDigits {
  private final StringBuilder own = new StringBuilder();
  private volatile NumberEntry plan;

  /** A dial plan came; null when it left. */
  void plan(NumberEntry found) {
    plan = found;
  }

  /** Whether this dial plan is the one that is there. */
  boolean goesBy(NumberEntry other) {
    return plan == other;
  }

  /** Somebody is about to type a number for a line. */
  void begin(Optional<Line> line) {
    if (plan != null) {
      plan.line(line);
      plan.begin();
    }
  }

  /**
   * Takes a digit.
   *
   * @param kept true for digits that no dial plan looks at
   * @return true when they are complete with it
   */
  boolean add(char digit, boolean kept, Optional<Line> line) {
    NumberEntry typing = plan;
    if (typing != null && !kept) {
      typing.line(line);
      typing.digit(digit);
      return false;
    }
    if (digit == '#' && !own.isEmpty()) {
      return true;
    }
    own.append(digit);
    return false;
  }

  /** Puts a whole number there. */
  void put(String number) {
    own.append(number);
  }

  String text() {
    return plan != null && own.isEmpty() ? plan.typed() : own.toString();
  }

  /** Takes the last one back. */
  void erase() {
    if (!own.isEmpty()) {
      own.setLength(own.length() - 1);
    } else if (plan != null) {
      plan.erase();
    }
  }

  void clear() {
    own.setLength(0);
    if (plan != null) {
      plan.clear();
    }
  }

  /** Nobody types any more. */
  void end() {
    if (plan != null) {
      plan.end();
    }
  }
}
