package org.offhook.phone;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.QuietTime;
import org.offhook.api.phone.Restart;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Knows when nobody talks, and has things wait for it. */
final class Silence implements QuietTime, Restart, PhoneListener {
  private static final Logger LOG = LoggerFactory.getLogger(Silence.class);

  /** What the launcher exits with, so that the boot loader starts the image that is next. */
  private static final String AGAIN = "86";

  private final PhoneThread thread;
  private final BundleContext context;
  private final BooleanSupplier quiet;
  private final List<Runnable> waiting = new ArrayList<>();

  /**
   * Over a phone.
   *
   * @param quiet true while nobody talks
   */
  Silence(PhoneThread thread, BundleContext context, BooleanSupplier quiet) {
    this.thread = thread;
    this.context = context;
    this.quiet = quiet;
  }

  @Override
  public void whenQuiet(Runnable task) {
    thread.execute(
        () -> {
          waiting.add(task);
          look();
        });
  }

  @Override
  public void onCall(Call call) {
    // The call that ends is still among the calls while this is told.
    lookAgain();
  }

  /** It may have become quiet. */
  void lookAgain() {
    thread.execute(this::look);
  }

  private void look() {
    if (!waiting.isEmpty() && quiet.getAsBoolean()) {
      List<Runnable> now = List.copyOf(waiting);
      waiting.clear();
      now.forEach(Runnable::run);
    }
  }

  @Override
  public void restart(String why) {
    whenQuiet(
        () -> {
          LOG.info("The phone starts anew: {}", why);
          boolean bootLoader = context.getProperty("offhook.slots") != null;
          System.setProperty(
              bootLoader ? "offhook.exit" : "offhook.restart", bootLoader ? AGAIN : why);
          try {
            context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).stop();
          } catch (BundleException e) {
            LOG.error("The phone cannot start anew", e);
          }
        });
  }
}
