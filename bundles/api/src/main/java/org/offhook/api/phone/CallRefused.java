package org.offhook.api.phone;

/** A call that could not be placed, and why. */
public class CallRefused extends Exception {
  /** With the reason for people. */
  public CallRefused(String message) {
    super(message);
  }
}
