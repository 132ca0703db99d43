package org.offhook.sip;

import java.time.Duration;
import java.util.List;
import org.offhook.api.time.Timers.Timer;

/** Ends early dialogs that cannot be answered any more, before the next attempt. Phone thread. */
final class Clearance {
  /** A callee that is not to be reached by another server keeps nobody waiting longer. */
  private static final Duration PATIENCE = Duration.ofMillis(1500);

  private final Engine engine;
  private final List<Dialog> dialogs;
  private final Runnable onward;
  private Timer timer;
  private int open;
  private boolean over;

  /**
   * Prepares it.
   *
   * @param onward runs once, when all have answered or none is waited for any longer
   */
  Clearance(Engine engine, List<Dialog> dialogs, Runnable onward) {
    this.engine = engine;
    this.dialogs = dialogs;
    this.onward = onward;
  }

  void begin() {
    open = dialogs.size();
    if (open == 0) {
      end();
      return;
    }
    timer = engine.phone().after(PATIENCE, this::end);
    dialogs.forEach(
        dialog -> InDialog.send(engine, dialog, dialog.draft("BYE"), reply -> answered()));
  }

  private void answered() {
    if (--open == 0) {
      end();
    }
  }

  private void end() {
    if (!over) {
      over = true;
      if (timer != null) {
        timer.cancel();
      }
      onward.run();
    }
  }
}
