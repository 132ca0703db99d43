package org.offhook.lab;

import java.io.IOException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.offhook.api.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The lab's one thread: sockets, timers and tasks, one after another. */
final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long END_MILLIS = 200;

  /** Something to do later. */
  static final class Alarm implements Comparable<Alarm> {
    private final long due;
    private final long order;
    private final Runnable task;
    private boolean cancelled;

    private Alarm(long due, long order, Runnable task) {
      this.due = due;
      this.order = order;
      this.task = task;
    }

    void cancel() {
      cancelled = true;
    }

    @Override
    public int compareTo(Alarm other) {
      int byTime = Long.compare(due - other.due, 0);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  private final Clock clock;
  private final Selector selector;
  private final PriorityQueue<Alarm> alarms = new PriorityQueue<>();
  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private long order;
  private volatile boolean closed;

  Loop(Clock clock) throws IOException {
    this.clock = clock;
    selector = Selector.open();
    thread = new Thread(this::run, "lab");
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Does something on the loop. Any thread. */
  void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** Loop only. */
  Alarm after(Duration delay, Runnable task) {
    return at(clock.nanos() + delay.toNanos(), task);
  }

  /** Loop only. */
  Alarm at(long nanos, Runnable task) {
    Alarm alarm = new Alarm(nanos, order++, task);
    alarms.add(alarm);
    return alarm;
  }

  long nanos() {
    return clock.nanos();
  }

  /** Calls back whenever the channel is ready. Before the start, or on the loop. */
  void watch(SelectableChannel channel, int operations, Runnable ready) throws IOException {
    channel.configureBlocking(false);
    channel.register(selector, operations, ready);
  }

  private void run() {
    while (!closed) {
      try {
        turn();
      } catch (IOException e) {
        LOG.warn("The lab's sockets failed for a moment: {}", e.toString());
      }
    }
  }

  private void turn() throws IOException {
    Alarm next = alarms.peek();
    long wait =
        next == null ? 0 : (next.due - clock.nanos() + NANOS_PER_MILLI - 1) / NANOS_PER_MILLI;
    if (next != null && wait <= 0) {
      selector.selectNow();
    } else if (tasks.isEmpty()) {
      selector.select(wait);
    } else {
      selector.selectNow();
    }
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      guarded(task);
    }
    ready();
    due();
  }

  private void ready() {
    for (SelectionKey key : new ArrayList<>(selector.selectedKeys())) {
      if (key.isValid()) {
        guarded((Runnable) key.attachment());
      }
    }
    selector.selectedKeys().clear();
  }

  private void due() {
    while (!alarms.isEmpty() && alarms.peek().due - clock.nanos() <= 0) {
      Alarm alarm = alarms.poll();
      if (!alarm.cancelled) {
        guarded(alarm.task);
      }
    }
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("The lab stumbled; it goes on", e);
    }
  }

  /** Ends the thread and closes what it watched. */
  @Override
  public void close() {
    closed = true;
    selector.wakeup();
    try {
      thread.join(END_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    for (SelectionKey key : new ArrayList<>(selector.keys())) {
      quietly(key.channel());
    }
    quietly(selector);
  }

  static void quietly(java.io.Closeable closing) {
    try {
      closing.close();
    } catch (IOException e) {
      LOG.debug("Closing failed: {}", e.toString());
    }
  }
}
