package org.offhook.lock;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;

/** One line that its server may lock. */
@Component(
    service = LineLock.class,
    configurationPid = LineLockConfig.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class LineLock {
  private final int line;
  private volatile boolean enabled;
  private volatile boolean incoming;

  /** With its parameters. */
  @Activate
  public LineLock(LineLockConfig config) {
    this.line = config.index();
    modified(config);
  }

  /** In place: its state is written beside its parameters, and must not make it leave. */
  @Modified
  void modified(LineLockConfig config) {
    this.enabled = config.enabled();
    this.incoming = config.incoming();
  }

  int line() {
    return line;
  }

  boolean enabled() {
    return enabled;
  }

  boolean incoming() {
    return incoming;
  }
}
