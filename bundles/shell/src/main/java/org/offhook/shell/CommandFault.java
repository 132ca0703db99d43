package org.offhook.shell;

/** A command that did not succeed; its message is one clear text for people. */
final class CommandFault extends Exception {
  private static final long serialVersionUID = 1L;

  /** Exit code of a command that failed. */
  static final int FAILED = 1;

  /** Exit code of a command that was written wrongly. */
  static final int USAGE = 2;

  private final int exitCode;

  CommandFault(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  static CommandFault usage(String message) {
    return new CommandFault(USAGE, message);
  }

  static CommandFault failed(String message) {
    return new CommandFault(FAILED, message);
  }

  int exitCode() {
    return exitCode;
  }
}
