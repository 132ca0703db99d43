package org.offhook.dtmf;

/** The sixteen digits of ITU-T Q.23: their order, event codes (RFC 4733) and frequencies. */
final class Digit {
  /** Low group, Hz. */
  static final double[] ROWS = {697, 770, 852, 941};

  /** High group, Hz. */
  static final double[] COLUMNS = {1209, 1336, 1477, 1633};

  private static final String KEYPAD = "123A456B789C*0#D";
  private static final String EVENTS = "0123456789*#ABCD";

  private Digit() {}

  /** The digit at a row and a column of the keypad. */
  static char at(int row, int column) {
    return KEYPAD.charAt(4 * row + column);
  }

  /** True when it is one of the sixteen, letters in capitals. */
  static boolean is(char digit) {
    return EVENTS.indexOf(digit) >= 0;
  }

  /** Its event code, 0-15. */
  static int event(char digit) {
    return EVENTS.indexOf(digit);
  }

  /** The digit of an event code 0-15. */
  static char ofEvent(int event) {
    return EVENTS.charAt(event);
  }

  /** Its two frequencies, low first, Hz. */
  static double[] frequencies(char digit) {
    int place = KEYPAD.indexOf(digit);
    return new double[] {ROWS[place / 4], COLUMNS[place % 4]};
  }
}
