package org.offhook.testkit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How much too late the host lets threads run: a host that is busy delays whatever is measured.
 * Watches until it is closed.
 */
public final class HostDelays implements AutoCloseable {
  private static final long GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Thread watch = new Thread(this::watch, "delays of the host");
  private volatile boolean closed;
  private volatile long worstNanos;

  /** Watches from now on. */
  public HostDelays() {
    watch.setDaemon(true);
    watch.start();
  }

  private void watch() {
    while (!closed) {
      long begun = System.nanoTime();
      LockSupport.parkNanos(GAP_NANOS);
      worstNanos = Math.max(worstNanos, System.nanoTime() - begun - GAP_NANOS);
    }
  }

  /** The longest delay until now, in whole milliseconds. */
  public long worstMillis() {
    return TimeUnit.NANOSECONDS.toMillis(worstNanos);
  }

  /** The same, but 0 for what is shorter than a packet of voice takes and any host is late by. */
  public long standstillMillis() {
    long worst = worstMillis();
    return worst < 20 ? 0 : worst;
  }

  @Override
  public void close() {
    closed = true;
  }
}
