package org.offhook.syslog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes pax-logging hand lines to our appender at the levels wanted, and undoes it. pax-logging is
 * given a copy of the phone's logback file with our part put in; the file itself stays as it is,
 * and without our configuration pax-logging goes back to it.
 */
final class PaxSteering {
  private static final Logger LOG = LoggerFactory.getLogger(PaxSteering.class);
  private static final String PID = "org.ops4j.pax.logging";
  private static final String BASE = "org.ops4j.pax.logging.property.file";
  private static final String FILE = "org.ops4j.pax.logging.logback.config.file";

  private static final long MOMENT_MILLIS = 150;

  private final BundleContext context;
  private final ConfigurationAdmin configurations;
  // pax-logging asks for our appender while it reads its configuration, and holds up all logging
  // meanwhile; SCR logs while it holds the appender's lock. A moment later both have the way free.
  private final ScheduledExecutorService later =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "syslog steering");
            thread.setDaemon(true);
            return thread;
          });
  private ScheduledFuture<?> waiting;
  private long revision;
  private String inForce = "";

  PaxSteering(BundleContext context, ConfigurationAdmin configurations) {
    this.context = context;
    this.configurations = configurations;
  }

  /** Puts our appender and these levels in force, unless they are. */
  synchronized void steer(String appender, Levels levels) {
    forgetWaiting();
    waiting =
        later.schedule(() -> steerNow(appender, levels), MOMENT_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void forgetWaiting() {
    if (waiting != null) {
      waiting.cancel(false);
      waiting = null;
    }
  }

  private synchronized void steerNow(String appender, Levels levels) {
    String base = context.getProperty(BASE);
    if (base == null || !Files.isReadable(Path.of(base))) {
      LOG.warn("{} names no logback file: nothing is logged to syslog", BASE);
      return;
    }
    try {
      Path file = copy();
      String text = LogbackFile.read(Path.of(base)).with(appender, levels);
      if (text.equals(inForce)) {
        return;
      }
      LogbackFile.write(file, text);
      Dictionary<String, Object> properties = new Hashtable<>();
      properties.put(FILE, file.toString());
      properties.put("offhook.revision", ++revision);
      configurations.getConfiguration(PID, "?").update(properties);
      inForce = text;
    } catch (IOException e) {
      LOG.warn("syslog levels are not in force: {}", e.getMessage());
    }
  }

  /** Goes back to the phone's own logback file. */
  synchronized void release() {
    forgetWaiting();
    inForce = "";
    try {
      Configuration[] ours = configurations.listConfigurations("(service.pid=" + PID + ")");
      if (ours != null) {
        for (Configuration each : ours) {
          each.delete();
        }
      }
    } catch (IOException | org.osgi.framework.InvalidSyntaxException e) {
      LOG.warn("logging goes on as configured for syslog: {}", e.getMessage());
    }
  }

  /** Ends; what was not steered yet is not any more. */
  void close() {
    later.shutdownNow();
    release();
  }

  private Path copy() {
    String data = context.getProperty("offhook.data");
    Path folder = data == null ? context.getDataFile("").toPath() : Path.of(data, "log");
    return folder.resolve("logback-syslog.xml").toAbsolutePath();
  }
}
