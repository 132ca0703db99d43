package org.offhook.walk;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Clock;
import org.offhook.api.time.Timers;
import org.offhook.testkit.VirtualTime;

/** The share of one phone in virtual time: its timers are known, and a task that throws is told. */
final class PhoneTime implements Clock, Timers, PhoneThread {
  private final VirtualTime time;
  private final Consumer<Throwable> failed;
  private final Set<Pending> pending = Collections.newSetFromMap(new ConcurrentHashMap<>());

  PhoneTime(VirtualTime time, Consumer<Throwable> failed) {
    this.time = time;
    this.failed = failed;
  }

  /** The timers that run, as who set them; tasks for now are none. */
  java.util.List<String> pending() {
    return pending.stream().map(one -> one.owner).sorted().toList();
  }

  @Override
  public long nanos() {
    return time.nanos();
  }

  @Override
  public Instant now() {
    return time.now();
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    return new Pending(task, delay, false);
  }

  @Override
  public Timer every(Duration period, Runnable task) {
    return new Pending(task, period, true);
  }

  @Override
  public void execute(Runnable task) {
    time.execute(() -> guarded(task));
  }

  @Override
  public boolean isCurrent() {
    return true;
  }

  @Override
  public <T> T call(Callable<T> task) throws ExecutionException {
    return time.call(task);
  }

  private void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException | Error e) {
      failed.accept(e);
    }
  }

  private final class Pending implements Timer {
    final String owner;
    private final Timer timer;

    Pending(Runnable task, Duration delay, boolean again) {
      owner = task.getClass().getName().replaceAll("\\$\\$Lambda.*", "") + " " + delay;
      pending.add(this);
      timer =
          again
              ? time.every(delay, () -> guarded(task))
              : time.after(
                  delay,
                  () -> {
                    pending.remove(this);
                    guarded(task);
                  });
    }

    @Override
    public void cancel() {
      timer.cancel();
      pending.remove(this);
    }
  }
}
