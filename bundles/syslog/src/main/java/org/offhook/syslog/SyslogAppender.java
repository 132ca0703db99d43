package org.offhook.syslog;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.time.Clock;
import org.ops4j.pax.logging.spi.PaxAppender;
import org.ops4j.pax.logging.spi.PaxLoggingEvent;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Takes what the phone logs from pax-logging and passes on what should go to the server. */
@Component(
    immediate = true,
    service = {PaxAppender.class, HealthProbe.class},
    property = SyslogAppender.APPENDER_NAME + "=" + SyslogAppender.NAME,
    configurationPid = "org.offhook.syslog")
public final class SyslogAppender implements PaxAppender, HealthProbe {
  static final String APPENDER_NAME = "org.ops4j.pax.logging.appender.name";
  static final String NAME = "offhook.syslog";

  /** So much of a stack trace goes along, no more. */
  private static final int TRACE_LINES = 8;

  private final Clock clock;
  private final CallLevels calls;
  private final SystemLevels system;
  private final PaxSteering steering;
  private SyslogConfig config;
  private volatile Levels levels;
  private volatile LineSender sender;

  /** Starts it. */
  @Activate
  public SyslogAppender(
      BundleContext context,
      SyslogConfig config,
      @Reference CallLevels calls,
      @Reference SystemLevels system,
      @Reference ConfigurationAdmin configurations,
      @Reference Clock clock) {
    this.clock = clock;
    this.calls = calls;
    this.system = system;
    this.steering = new PaxSteering(context, configurations);
    configure(config);
    calls.follow(() -> configure(this.config));
    system.follow(() -> configure(this.config));
  }

  @Modified
  synchronized void configure(SyslogConfig config) {
    this.config = config;
    Map<String, Object> properties = new HashMap<>(calls.properties());
    properties.putAll(system.properties());
    Levels wanted = Levels.of(config, properties);
    Outlet outlet = Outlet.of(config);
    levels = wanted;
    LineSender before = sender;
    if (before != null && before.outlet().equals(outlet)) {
      // Only levels changed: what waits to be sent is not thrown away.
      steering.steer(NAME, wanted);
      return;
    }
    if (outlet.destination().anywhere()) {
      sender = new LineSender(outlet, clock, System.err);
      steering.steer(NAME, wanted);
    } else {
      sender = null;
      steering.release();
    }
    if (before != null) {
      before.close();
    }
  }

  @Deactivate
  synchronized void deactivate() {
    calls.follow(() -> {});
    system.follow(() -> {});
    LineSender before = sender;
    sender = null;
    steering.close();
    if (before != null) {
      before.close();
    }
  }

  @Override
  public void doAppend(PaxLoggingEvent event) {
    LineSender current = sender;
    if (current == null) {
      return;
    }
    Part part = levels.part(event.getLoggerName());
    Severity severity = Severity.of(event.getLevel().toLevel());
    if (levels.pass(part, severity)) {
      Instant time = Instant.ofEpochMilli(event.getTimeStamp());
      current.take(new Line(time, severity, part, event.getLoggerName(), text(event)));
    }
  }

  private static String text(PaxLoggingEvent event) {
    String[] trace = event.getThrowableStrRep();
    if (trace == null || trace.length == 0) {
      return String.valueOf(event.getRenderedMessage());
    }
    var text = new StringBuilder().append(event.getRenderedMessage());
    for (int i = 0; i < Math.min(TRACE_LINES, trace.length); i++) {
      text.append('\n').append(trace[i].strip());
    }
    return text.toString();
  }

  @Override
  public String name() {
    return "syslog";
  }

  @Override
  public Health probe() {
    LineSender current = sender;
    return current == null ? Health.ok("off") : current.health();
  }
}
