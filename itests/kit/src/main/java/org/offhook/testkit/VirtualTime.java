package org.offhook.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.PriorityQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Clock;
import org.offhook.api.time.Timers;

/**
 * Clock, timers and phone thread that a test winds by hand: everything runs on the test's own
 * thread, inside {@link #advance} or {@link #run}, in the order it falls due.
 */
public final class VirtualTime implements Clock, Timers, PhoneThread {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private long nanos;
  private long sequence;
  private boolean running;

  @Override
  public synchronized long nanos() {
    return nanos;
  }

  @Override
  public synchronized Instant now() {
    return START.plusNanos(nanos);
  }

  @Override
  public Timer after(Duration delay, Runnable task) {
    return schedule(delay, null, task);
  }

  @Override
  public Timer every(Duration period, Runnable task) {
    return schedule(period, period, task);
  }

  @Override
  public void execute(Runnable task) {
    schedule(Duration.ZERO, null, task);
  }

  @Override
  public boolean isCurrent() {
    return true;
  }

  @Override
  public <T> T call(Callable<T> task) throws ExecutionException {
    try {
      return task.call();
    } catch (Exception e) {
      throw new ExecutionException(e);
    }
  }

  /** Runs what is due now, and what that makes due now. */
  public void run() {
    advance(Duration.ZERO);
  }

  /** Moves time forward, running everything that falls due on the way. */
  public void advance(Duration by) {
    if (running) {
      throw new IllegalStateException("time cannot be wound from within a task");
    }
    running = true;
    try {
      long end = nanos + by.toNanos();
      for (Task task = next(end); task != null; task = next(end)) {
        task.action.run();
        if (task.period != null && !task.cancelled) {
          task.due += task.period.toNanos();
          add(task);
        }
      }
      synchronized (this) {
        nanos = end;
      }
    } finally {
      running = false;
    }
  }

  /** How many tasks wait, for tests that look for leaks. */
  public synchronized int pending() {
    return (int) tasks.stream().filter(task -> !task.cancelled).count();
  }

  private synchronized Task next(long end) {
    while (!tasks.isEmpty() && tasks.peek().due <= end) {
      Task task = tasks.poll();
      if (!task.cancelled) {
        nanos = Math.max(nanos, task.due);
        return task;
      }
    }
    return null;
  }

  private synchronized Timer schedule(Duration delay, Duration period, Runnable action) {
    Task task = new Task(nanos + delay.toNanos(), sequence++, period, action);
    add(task);
    return task;
  }

  private synchronized void add(Task task) {
    tasks.add(task);
  }

  private static final class Task implements Timer, Comparable<Task> {
    long due;
    final long order;
    final Duration period;
    final Runnable action;
    volatile boolean cancelled;

    Task(long due, long order, Duration period, Runnable action) {
      this.due = due;
      this.order = order;
      this.period = period;
      this.action = action;
    }

    @Override
    public void cancel() {
      cancelled = true;
    }

    @Override
    public int compareTo(Task other) {
      int byTime = Long.compare(due, other.due);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }
}
