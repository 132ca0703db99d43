package org.offhook.shell;

/** A command of another bundle: it tells the words it was given. */
public final class Words {
  /** The command. */
  public String words(String... words) {
    return String.join("|", words);
  }

  /** A command that fails as code does that has a bug. */
  public String bug() {
    throw new IllegalStateException("out of\tsorts", new RuntimeException("no paper"));
  }

  /** A command whose output holds a NUL. */
  public String nul() {
    return "a\0b";
  }
}
