package org.offhook.phone;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/** The phone thread: a daemon named {@code phone}. */
@Component
public final class SinglePhoneThread implements PhoneThread {
  private static final long LOOK_MILLIS = 100;

  private final Workbench bench = new Workbench("phone");
  private volatile boolean closed;

  /** Starts the thread. */
  @Activate
  public SinglePhoneThread() {}

  @Deactivate
  void close() {
    bench.close();
    closed = true;
  }

  @Override
  public void execute(Runnable task) {
    bench.after(Duration.ZERO, task);
  }

  @Override
  public boolean isCurrent() {
    return bench.isCurrent();
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    return bench.after(delay, task);
  }

  @Override
  public <T> T call(Callable<T> task) throws ExecutionException, InterruptedException {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable run = () -> complete(result, task);
    if (isCurrent()) {
      run.run();
    } else {
      execute(run);
    }
    return await(result);
  }

  private static <T> void complete(CompletableFuture<T> result, Callable<T> task) {
    try {
      result.complete(task.call());
    } catch (Exception | LinkageError | AssertionError e) {
      result.completeExceptionally(e);
    }
  }

  /** Waits, but not for a thread that has ended meanwhile. */
  private <T> T await(CompletableFuture<T> result) throws ExecutionException, InterruptedException {
    while (true) {
      try {
        return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (closed && !result.isDone()) {
          throw new ExecutionException(new IllegalStateException("the phone thread has ended"));
        }
      }
    }
  }
}
