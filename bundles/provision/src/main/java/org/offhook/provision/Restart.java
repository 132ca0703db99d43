package org.offhook.provision;

import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the phone anew: lines unregister, everything stops and starts again. */
@Component(service = Restart.class)
public final class Restart {
  private static final Logger LOG = LoggerFactory.getLogger(Restart.class);
  private final BundleContext context;

  /** With the framework to start anew. */
  @Activate
  public Restart(BundleContext context) {
    this.context = context;
  }

  void now(String why) {
    LOG.info("The phone starts anew: {}", why);
    // The launcher looks for it when the framework has stopped.
    System.setProperty("offhook.restart", why);
    try {
      context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).stop();
    } catch (BundleException e) {
      LOG.error("The phone cannot start anew", e);
    }
  }
}
