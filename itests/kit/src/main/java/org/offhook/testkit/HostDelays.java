package org.offhook.testkit;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How much too late the host lets threads run: a host that is busy delays whatever is measured.
 *
 * <p>Watches from when it is made until it is closed.
 */
public final class HostDelays implements AutoCloseable {
  private static final long GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final Thread watch = new Thread(this::watch, "delays of the host");
  private volatile boolean closed;
  private volatile long worstNanos;

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

  @Override
  public void close() {
    closed = true;
  }
}
