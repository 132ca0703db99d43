package org.offhook.api.phone;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.offhook.api.time.Timers.Timer;

/**
 * The one thread that all call, line and key state belongs to. Tasks run one at a time in the order
 * given and must not block; one that throws is logged and hurts no other.
 */
public interface PhoneThread extends Executor {
  /** How long a component that leaves may take, ms: the house asks for 250 in all. */
  long LEAVE_MILLIS = 240;

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

  /**
   * The same for a person who waits at a shell: what goes wrong is one exception that says it.
   *
   * @throws IllegalStateException with the message of what the task threw
   * @throws InterruptedException when the caller was interrupted while waiting
   */
  default <T> T ask(Callable<T> task) throws InterruptedException {
    try {
      return call(task);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    }
  }

  /**
   * Runs the last task of a component that leaves, and waits for its end: nothing of the component
   * happens afterwards. At once when on the phone thread; a task that threw has ended, too.
   *
   * @return false when it did not end within {@value #LEAVE_MILLIS} ms, or the caller was
   *     interrupted
   */
  default boolean leave(Runnable task) {
    if (isCurrent()) {
      task.run();
      return true;
    }
    CountDownLatch done = new CountDownLatch(1);
    execute(
        () -> {
          try {
            task.run();
          } finally {
            done.countDown();
          }
        });
    try {
      return done.await(LEAVE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
