package org.offhook.deploy;

/** A change that could not be made, and was undone; the message says why. */
final class DeployFault extends Exception {
  private static final long serialVersionUID = 1;

  DeployFault(String message) {
    super(message);
  }

  DeployFault(String message, Throwable cause) {
    super(message + ": " + reason(cause), cause);
  }

  private static String reason(Throwable cause) {
    Throwable deepest = cause;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return deepest == cause ? cause.getMessage() : cause.getMessage() + ": " + deepest.getMessage();
  }
}
