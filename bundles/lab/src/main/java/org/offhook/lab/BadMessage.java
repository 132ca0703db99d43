package org.offhook.lab;

/** A message that is not what it should be; says what was expected. */
final class BadMessage extends Exception {
  private static final long serialVersionUID = 1;

  BadMessage(String expected) {
    super(expected);
  }
}
