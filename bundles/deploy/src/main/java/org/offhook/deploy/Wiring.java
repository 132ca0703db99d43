package org.offhook.deploy;

import java.util.Collection;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;

/** Rewires bundles that changed, and those wired to them; no others. */
final class Wiring {
  private static final long SECONDS = 10;
  private final FrameworkWiring wiring;
  private final Bundle self;

  Wiring(BundleContext context) {
    this.wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    this.self = context.getBundle();
  }

  /** Refreshes these bundles and waits until it is done, for ten seconds at most. */
  void refresh(Collection<Bundle> bundles) {
    if (bundles.isEmpty()) {
      return;
    }
    CountDownLatch done = new CountDownLatch(1);
    wiring.refreshBundles(bundles, event -> done.countDown());
    // A refresh of ourselves waits for this very thread to come home.
    if (!wiring.getDependencyClosure(bundles).contains(self)) {
      await(done);
    }
  }

  private static void await(CountDownLatch done) {
    try {
      done.await(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
