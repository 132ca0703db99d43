package org.offhook.launcher;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Has the framework let go of what was replaced or removed, which it does on a thread of its own.
 * It begins to when it is initialized; whoever changes bundles meanwhile may lose the lock of a
 * bundle to that thread, and the change fails ("Unable to acquire global lock").
 */
final class Tidying {
  private static final long MOST_SECONDS = 10;

  private Tidying() {}

  /** Returns when all is let go of, what was begun before included. */
  static void finish(BundleContext framework) throws BundleException {
    Bundle system = framework.getBundle(Constants.SYSTEM_BUNDLE_ID);
    CountDownLatch done = new CountDownLatch(1);
    system.adapt(FrameworkWiring.class).refreshBundles(null, event -> done.countDown());
    try {
      // A framework that takes longer is a lesser evil than a phone that does not start.
      done.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BundleException("interrupted while the framework tidied up", e);
    }
  }
}
