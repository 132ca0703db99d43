package org.offhook.testkit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** OSGi frameworks of tests. */
public final class Frameworks {
  private Frameworks() {}

  /**
   * Initializes a framework, as the launcher of a phone does: it begins to tidy up on a thread of
   * its own then, and whoever changes bundles meanwhile may lose the lock of one.
   */
  public static void init(Framework framework) throws BundleException {
    framework.init();
    CountDownLatch done = new CountDownLatch(1);
    framework.adapt(FrameworkWiring.class).refreshBundles(null, event -> done.countDown());
    try {
      if (!done.await(30, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the framework has not tidied up within 30 s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
