package org.offhook.sip;

import java.time.Duration;
import java.util.UUID;
import org.offhook.api.time.Clock;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.SynchronousConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Knows that SIP is about to start anew with other parameters. Lines are closed before the engine
 * is, so it must be known before: a synchronous listener hears of a change before anybody acts on
 * it.
 */
@Component(service = {Reload.class, SynchronousConfigurationListener.class})
public final class Reload implements SynchronousConfigurationListener {
  private static final Duration LASTS = Duration.ofSeconds(5);

  private final Clock clock;
  private final String instance = "urn:uuid:" + UUID.randomUUID();
  private volatile long since;
  private volatile boolean announced;

  /** With the clock that tells when it is over. */
  @Activate
  public Reload(@Reference Clock clock) {
    this.clock = clock;
  }

  @Override
  public void configurationEvent(ConfigurationEvent event) {
    if (SipConfig.PID.equals(event.getPid())) {
      since = clock.nanos();
      announced = true;
    }
  }

  /** True from the change of a parameter until SIP runs with it. */
  boolean isUnderway() {
    return announced && clock.nanos() - since < LASTS.toNanos();
  }

  /**
   * Who a phone without hardware address is (RFC 5626 section 4.1). It stays the same however often
   * SIP starts anew: a Contact that was left at the registrar must be the one that is bound again.
   */
  String instance() {
    return instance;
  }

  /** SIP runs. */
  void done() {
    announced = false;
  }
}
