package org.offhook.keys;

import org.offhook.api.keys.KeyFunction;

/** A key in use that holds nothing and shows nothing of its own. */
record Pressed(Runnable action) implements KeyFunction.Use {
  @Override
  public void press() {
    action.run();
  }

  @Override
  public void close() {
    // It held nothing.
  }
}
