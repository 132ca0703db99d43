package org.offhook.sip;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Clock;
import org.offhook.api.time.Timers.Timer;

/** A phone thread in real time, for tests that speak on real sockets. */
final class RealThread implements PhoneThread, Clock, AutoCloseable {
  private final ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1);
  private volatile Thread thread;

  RealThread() {
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    executor.execute(() -> thread = Thread.currentThread());
  }

  @Override
  public boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  @Override
  public void execute(Runnable task) {
    executor.execute(() -> guarded(task));
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    ScheduledFuture<?> future =
        executor.schedule(() -> guarded(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> future.cancel(false);
  }

  @Override
  public <T> T call(Callable<T> task) throws ExecutionException, InterruptedException {
    return executor.submit(task).get();
  }

  @Override
  public long nanos() {
    return System.nanoTime();
  }

  @Override
  public Instant now() {
    return Instant.now();
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      e.printStackTrace();
    }
  }
}
