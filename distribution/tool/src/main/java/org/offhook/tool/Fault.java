package org.offhook.tool;

/** Something the user has to put right; the message says what, in words. */
final class Fault extends Exception {
  private static final long serialVersionUID = 1;

  Fault(String message) {
    super(message);
  }
}
