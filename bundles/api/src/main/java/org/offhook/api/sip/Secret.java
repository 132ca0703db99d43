package org.offhook.api.sip;

/** Text that never shows itself: its {@code toString} is a mask. */
public final class Secret {
  private final String text;

  /** Wraps a text; null counts as empty. */
  public Secret(String text) {
    this.text = text == null ? "" : text;
  }

  /** The text itself, for computing with and never for printing. */
  public String reveal() {
    return text;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && secret.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text.isEmpty() ? "(none)" : "***";
  }
}
