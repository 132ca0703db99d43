package org.offhook.config;

import java.io.IOException;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;

/**
 * What Config Admin still has to tell. It tells of one change after the other, and of the next one
 * when all who listen have taken the last: once a change of our own is told of, so is all before
 * it.
 */
final class Announcements implements ConfigurationListener {
  private static final String PID = "org.offhook.config.told";

  private final ConfigurationAdmin admin;
  private final ServiceRegistration<ConfigurationListener> listening;
  private volatile CountDownLatch told = new CountDownLatch(0);
  private long number;

  Announcements(BundleContext context, ConfigurationAdmin admin) {
    this.admin = admin;
    this.listening = context.registerService(ConfigurationListener.class, this, null);
  }

  /** Waits until all that was changed before is told. */
  synchronized boolean await(Duration atMost) throws IOException, InterruptedException {
    CountDownLatch latch = new CountDownLatch(1);
    told = latch;
    Dictionary<String, Object> changed = new Hashtable<>();
    changed.put(ConfigurationWriter.MARK, Boolean.TRUE);
    changed.put("number", ++number);
    Configuration own = admin.getConfiguration(PID, "?");
    own.update(changed);
    try {
      return latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      own.delete();
    }
  }

  @Override
  public void configurationEvent(ConfigurationEvent event) {
    if (event.getType() == ConfigurationEvent.CM_UPDATED && PID.equals(event.getPid())) {
      told.countDown();
    }
  }

  /** Nothing is told any more, so nobody waits. */
  void close() {
    listening.unregister();
    told.countDown();
  }
}
