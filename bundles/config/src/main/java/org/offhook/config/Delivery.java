package org.offhook.config;

import java.io.IOException;
import java.time.Duration;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Knows when changes have arrived. Config Admin tells them on a thread of its own, one after the
 * other, each to all who listen: Declarative Services modify or replace components meanwhile. A
 * change that is nobody's, made last, is therefore told when all before it have been acted on.
 */
@Component(service = {Delivery.class, ConfigurationListener.class})
public final class Delivery implements ConfigurationListener {
  private static final String PID = "org.offhook.config.delivery.";

  private final ConfigurationAdmin admin;
  private final AtomicLong last = new AtomicLong(System.nanoTime());
  private final Map<String, CountDownLatch> awaited = new ConcurrentHashMap<>();

  /** For the changes of this Config Admin. */
  @Activate
  public Delivery(@Reference ConfigurationAdmin admin) {
    this.admin = admin;
  }

  /** Waits for what was changed before; false when that took longer. */
  boolean await(Duration atMost) throws IOException, InterruptedException {
    String pid = PID + last.incrementAndGet();
    CountDownLatch told = new CountDownLatch(1);
    Configuration mark = admin.getConfiguration(pid, "?");
    awaited.put(pid, told);
    try {
      mark.update(new Hashtable<>(Map.of("mark", pid)));
      return told.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } finally {
      awaited.remove(pid);
      mark.delete();
    }
  }

  /** Nothing is told any more, so nobody waits. */
  @Deactivate
  void close() {
    awaited.values().forEach(CountDownLatch::countDown);
  }

  @Override
  public void configurationEvent(ConfigurationEvent event) {
    CountDownLatch told = awaited.get(event.getPid());
    if (told != null) {
      told.countDown();
    }
  }
}
