package org.offhook.lab;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Settings;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the lab, and gives a phone without a line an account at it. */
@Component(service = HealthProbe.class, immediate = true, configurationPid = LabConfig.PID)
@Designate(ocd = LabConfig.class)
public final class Lab implements HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(Lab.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
  private static final int LOOKS = 1500;
  private static final long END_MILLIS = 100;

  private final Account account;
  private final Loop loop;
  private final Server server;
  private final String failure;

  /**
   * Opens the sockets.
   *
   * @throws IOException when this machine gives no sockets at all
   */
  @Activate
  public Lab(@Reference Clock clock, @Reference Settings settings, LabConfig config)
      throws IOException {
    this.account = new Account(settings);
    Loop running = new Loop(clock);
    Server opened = null;
    String reason = config.enabled() ? "" : "switched off";
    if (config.enabled()) {
      try {
        Users users = new Users(config._users(), account::password, account::authenticationName);
        opened = new Server(running, clock, config.port(), users);
      } catch (IOException e) {
        reason = "port %d of 127.0.0.1: %s".formatted(config.port(), e.getMessage());
        LOG.error("The lab does not run: {}", reason);
      }
    }
    this.failure = reason;
    this.server = opened;
    this.loop = running;
    if (server != null) {
      loop.start();
      LOG.info("The lab listens at 127.0.0.1:{} (UDP and TCP)", server.port());
      loop.execute(() -> account(LOOKS));
    }
  }

  /** Waits for the capability that owns lines, which may start later than the lab. */
  private void account(int looksLeft) {
    if (account.linesAreKnown()) {
      settle();
    } else if (looksLeft > 0) {
      loop.after(LOOK_AGAIN, () -> account(looksLeft - 1));
    } else {
      LOG.warn("The lab gave no account: no capability of this phone owns lines");
    }
  }

  private void settle() {
    try {
      if (account.lineIsConfigured()) {
        account.follow(server.port());
      } else {
        account.give(server.port());
        LOG.info("The phone has an account at the lab");
      }
    } catch (InvalidSettings | IOException e) {
      LOG.error("The lab could not give the phone an account: {}", e.getMessage());
    }
  }

  @Deactivate
  void close() throws InterruptedException {
    if (server != null) {
      CountDownLatch ended = new CountDownLatch(1);
      loop.execute(
          () -> {
            server.close();
            ended.countDown();
          });
      ended.await(END_MILLIS, TimeUnit.MILLISECONDS);
    }
    loop.close();
  }

  /** The port it listens at, or 0 when it does not. */
  int port() {
    return server == null ? 0 : server.port();
  }

  @Override
  public String name() {
    return "lab";
  }

  @Override
  public Health probe() {
    if (server == null) {
      boolean off = failure.equals("switched off");
      return off ? Health.ok(failure) : Health.critical(failure);
    }
    return Health.ok("127.0.0.1:%d, %s".formatted(server.port(), server.figures()));
  }
}
