package org.offhook.api.phone;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import org.offhook.api.time.Timers.Timer;

/**
 * The one thread that all call, line and key state belongs to. Tasks run one at a time in the order
 * given and must not block; one that throws is logged and hurts no other.
 */
public interface PhoneThread extends Executor {
  /** True when called on the phone thread. */
  boolean isCurrent();

  /** Runs a task on the phone thread after a delay. */
  Timer after(Duration delay, Runnable task);

  /**
   * Runs a task on the phone thread and waits for its result; at once when on the phone thread.
   *
   * @throws ExecutionException with what the task threw
   * @throws InterruptedException when the caller was interrupted while waiting
   */
  <T> T call(Callable<T> task) throws ExecutionException, InterruptedException;
}
