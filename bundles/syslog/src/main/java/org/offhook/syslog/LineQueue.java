package org.offhook.syslog;

import java.util.ArrayDeque;

/**
 * Lines that wait to be sent. Bounded: where there is no room, the oldest is dropped and counted.
 */
final class LineQueue {
  private final int most;
  private final ArrayDeque<Line> lines = new ArrayDeque<>();
  private long dropped;
  private boolean closed;

  LineQueue(int most) {
    this.most = most;
  }

  /** Puts a line in. Never waits. */
  synchronized void put(Line line) {
    if (closed) {
      return;
    }
    if (lines.size() == most) {
      lines.remove();
      dropped++;
    }
    lines.add(line);
    notifyAll();
  }

  /** Waits for a line; null when closed. */
  synchronized Line take() throws InterruptedException {
    while (lines.isEmpty() && !closed) {
      wait();
    }
    return closed ? null : lines.remove();
  }

  /** Gives a line back that could not be sent yet; it is the oldest. */
  synchronized void putBack(Line line) {
    if (lines.size() == most) {
      dropped++;
    } else {
      lines.addFirst(line);
    }
  }

  /** Counts a line that was taken out and could not be sent. */
  synchronized void lose() {
    dropped++;
  }

  /** Waits until the time is over or this is closed. */
  synchronized void rest(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * 1_000_000;
    for (long left = millis; left > 0 && !closed; left = (end - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
  }

  /** Lines dropped so far. */
  synchronized long dropped() {
    return dropped;
  }

  /** Lines that wait. */
  synchronized int size() {
    return lines.size();
  }

  /** Wakes whoever waits; nothing goes in or out any more. */
  synchronized void close() {
    closed = true;
    lines.clear();
    notifyAll();
  }
}
