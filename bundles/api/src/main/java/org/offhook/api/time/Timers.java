package org.offhook.api.time;

import java.time.Duration;

/** Runs things later. Tasks run on a timer thread and must be short. */
public interface Timers {
  /** Runs a task once after a delay. */
  Timer after(Duration delay, Runnable task);

  /** Runs a task each period, the first time after one period. */
  Timer every(Duration period, Runnable task);

  /** Something that will run later unless cancelled. */
  interface Timer {
    /** Keeps the task from running, if it has not begun; harmless when it has run. */
    void cancel();
  }
}
