package org.offhook.audio.sound;

import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** The daemon thread that waits for one line of a card, so that nobody else has to. */
final class LineThread {
  private static final long LEAVE_MILLIS = 100;

  private final Thread thread;
  private volatile boolean wanted = true;

  /** Starts it; the work goes on for as long as {@link #isWanted}. */
  LineThread(String name, Consumer<LineThread> work) {
    thread = new Thread(() -> work.accept(this), name);
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.start();
  }

  boolean isWanted() {
    return wanted;
  }

  /** Waits until woken. Called by the work. */
  void rest() {
    if (wanted) {
      LockSupport.park(this);
    }
  }

  /** Waits a little, or until woken. Called by the work. */
  void pause(int millis) {
    if (wanted) {
      LockSupport.parkNanos(this, millis * 1_000_000L);
    }
  }

  /** Ends a rest. */
  void wake() {
    LockSupport.unpark(thread);
  }

  /** Tells the work to end. */
  void dismiss() {
    wanted = false;
    wake();
  }

  /** Waits a little for the work to end. */
  void await() {
    try {
      thread.join(LEAVE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
