package org.offhook.keys;

import java.util.function.BooleanSupplier;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.keys.Lamp;
import org.offhook.api.keys.Lamp.Cadence;
import org.offhook.api.keys.Lamp.Colour;

/** A key in use whose lamp is red while something is so. */
final class Lit implements KeyFunction.Use {
  private static final Lamp RED = new Lamp(Colour.RED, Cadence.STEADY);

  private final Changes changes;
  private final Runnable action;
  private final Runnable unwatch;

  Lit(Changes changes, Indicator indicator, BooleanSupplier on, Runnable action) {
    this.changes = changes;
    this.action = action;
    this.unwatch = changes.watch(() -> indicator.lamp(on.getAsBoolean() ? RED : Lamp.OFF));
  }

  @Override
  public void press() {
    action.run();
    changes.tell();
  }

  @Override
  public void close() {
    unwatch.run();
  }
}
