package org.offhook.phone;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.offhook.api.time.Timers.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One daemon thread with a queue. A task that throws is logged and hurts no other; what is given
 * after closing is dropped.
 */
final class Workbench implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workbench.class);
  private static final long DRAIN_MILLIS = 200;

  private final ScheduledThreadPoolExecutor queue;
  private final Thread[] worker = new Thread[1];
  private final String name;

  Workbench(String name) {
    this.name = name;
    queue = new ScheduledThreadPoolExecutor(1, this::thread);
    queue.setRemoveOnCancelPolicy(true);
    queue.prestartCoreThread();
  }

  private Thread thread(Runnable loop) {
    Thread thread = new Thread(loop, name);
    thread.setDaemon(true);
    synchronized (worker) {
      worker[0] = thread;
    }
    return thread;
  }

  boolean isCurrent() {
    synchronized (worker) {
      return Thread.currentThread() == worker[0];
    }
  }

  Timer after(Duration delay, Runnable task) {
    try {
      ScheduledFuture<?> pending =
          queue.schedule(guarded(task), Math.max(0, delay.toNanos()), TimeUnit.NANOSECONDS);
      return () -> pending.cancel(false);
    } catch (RejectedExecutionException e) {
      LOG.debug("{} is closed; a task was dropped", name);
      return () -> {};
    }
  }

  Timer every(Duration period, Runnable task) {
    try {
      long nanos = period.toNanos();
      ScheduledFuture<?> pending =
          queue.scheduleAtFixedRate(guarded(task), nanos, nanos, TimeUnit.NANOSECONDS);
      return () -> pending.cancel(false);
    } catch (RejectedExecutionException e) {
      LOG.debug("{} is closed; a repeated task was dropped", name);
      return () -> {};
    }
  }

  private Runnable guarded(Runnable task) {
    return () -> {
      try {
        task.run();
      } catch (RuntimeException | LinkageError | AssertionError e) {
        LOG.error("A task on the thread \"{}\" failed", name, e);
      }
    };
  }

  /** Lets what is due now finish, for at most 200 ms, and ends the thread. */
  @Override
  public void close() {
    if (!isCurrent()) {
      drain();
    }
    queue.shutdownNow();
  }

  private void drain() {
    try {
      queue.schedule(() -> {}, 0, TimeUnit.NANOSECONDS).get(DRAIN_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.TimeoutException e) {
      LOG.warn("A task on the thread \"{}\" is still running; it is interrupted", name);
    } catch (java.util.concurrent.ExecutionException | RejectedExecutionException e) {
      LOG.debug("The thread \"{}\" was closed before", name);
    }
  }
}
