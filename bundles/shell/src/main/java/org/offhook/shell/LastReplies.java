package org.offhook.shell;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;

/**
 * Who asks a phone to start anew is told what came of it: before the phone stops its first bundle,
 * the commands under way have their reply. One that goes on for ever, such as a log that is
 * followed, is waited for in vain and ends with the shell.
 */
@Component(service = LastReplies.class)
public final class LastReplies implements SynchronousBundleListener {
  private static final Duration MOST = Duration.ofSeconds(2);

  private final BundleContext context;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition none = lock.newCondition();
  private int underWay;

  /** Listens to the phone that begins to stop. */
  @Activate
  public LastReplies(BundleContext context) {
    this.context = context;
    context.addBundleListener(this);
  }

  /** A command and its reply, during which the phone does not stop. */
  interface Errand<E extends Exception> {
    void run() throws E;
  }

  /** Runs a command to the end of its reply. */
  <E extends Exception> void owe(Errand<E> errand) throws E {
    count(1);
    try {
      errand.run();
    } finally {
      count(-1);
    }
  }

  private void count(int more) {
    lock.lock();
    try {
      underWay += more;
      none.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    boolean phone = event.getBundle().getBundleId() == Constants.SYSTEM_BUNDLE_ID;
    if (phone && event.getType() == BundleEvent.STOPPING) {
      await();
    }
  }

  private void await() {
    lock.lock();
    try {
      long left = MOST.toNanos();
      while (underWay > 0 && left > 0) {
        left = none.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  @Deactivate
  void close() {
    context.removeBundleListener(this);
  }
}
