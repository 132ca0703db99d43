package org.offhook.slots;

import java.io.IOException;

/** A firmware file is not taken; the message says why, for people. */
public final class Refusal extends IOException {
  private static final long serialVersionUID = 1;

  /** For this reason. */
  public Refusal(String reason) {
    super(reason);
  }
}
