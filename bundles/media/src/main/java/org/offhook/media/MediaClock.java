package org.offhook.media;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.offhook.api.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ticks every 20 ms against a schedule that does not drift. Everything of the mixer belongs to its
 * thread; others hand it tasks, which run before the next tick.
 */
final class MediaClock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(MediaClock.class);
  private static final long TICK_NANOS = Audio.TICK_MILLIS * 1_000_000L;
  private static final long LATE_NANOS = 5_000_000L;
  // So far behind (a suspended machine), ticks are skipped instead of made up for.
  private static final long HOPELESS_NANOS = 500_000_000L;

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Clock clock;
  private final Mixer mixer;
  private final Thread thread;
  private volatile boolean closed;
  private volatile long ticks;
  private volatile long lateTicks;

  MediaClock(Clock clock, Mixer mixer) {
    this.clock = clock;
    this.mixer = mixer;
    this.thread = new Thread(this::run, "media clock");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
  }

  void start() {
    thread.start();
  }

  /** Runs a task on the clock's thread before the next tick. */
  void execute(Runnable task) {
    tasks.add(task);
  }

  private void run() {
    long due = System.nanoTime();
    while (!closed) {
      tick();
      due += TICK_NANOS;
      long now = System.nanoTime();
      if (now - due > HOPELESS_NANOS) {
        due = now;
      }
      while (!closed && due - now > 0) {
        LockSupport.parkNanos(due - now);
        now = System.nanoTime();
      }
      if (now - due > LATE_NANOS) {
        lateTicks = lateTicks + 1;
      }
    }
    runTasks();
  }

  /** One tick; a test without a thread calls it by hand. */
  void tick() {
    runTasks();
    try {
      mixer.tick(clock.nanos(), clock.now().toEpochMilli());
    } catch (RuntimeException | LinkageError e) {
      LOG.error("A tick of the media clock failed", e);
    }
    ticks = ticks + 1;
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      try {
        task.run();
      } catch (RuntimeException | LinkageError e) {
        // A bundle that has just left can no longer load its classes; all other calls go on.
        LOG.error("A task of the media clock failed", e);
      }
    }
  }

  long ticks() {
    return ticks;
  }

  /** Ticks that began more than 5 ms late. */
  long lateTicks() {
    return lateTicks;
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
