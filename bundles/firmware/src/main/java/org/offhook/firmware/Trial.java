package org.offhook.firmware;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.offhook.api.firmware.Firmware;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.Restart;
import org.offhook.api.time.Timers;
import org.offhook.api.time.Timers.Timer;
import org.offhook.slots.Slots;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges an image that is on trial, and tells what became of the last one. */
@Component(service = Trial.class, immediate = true, configurationPid = FirmwareConfig.PID)
public final class Trial {
  private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration TELL = Duration.ofSeconds(3);

  private final Bundle framework;
  private final PhoneThread thread;
  private final Restart restart;
  private final Firmware firmware;
  private final Condition condition;
  private final int seconds;
  private final Optional<Slots> slots;
  private final String slot;
  private final Timer timer;
  private int looks;

  /** Begins to look, if the image that runs is on trial. */
  @Activate
  public Trial(
      @Reference PhoneThread thread,
      @Reference Timers timers,
      @Reference Restart restart,
      @Reference Firmware firmware,
      @Reference Condition condition,
      BundleContext context,
      FirmwareConfig config)
      throws IOException {
    this.framework = context.getBundle(Constants.SYSTEM_BUNDLE_ID);
    this.thread = thread;
    this.restart = restart;
    this.firmware = firmware;
    this.condition = condition;
    this.seconds = config.trialSeconds();
    this.slot = String.valueOf(context.getProperty("offhook.slot"));
    this.slots =
        Optional.ofNullable(context.getProperty("offhook.slots")).map(Path::of).map(Slots::new);
    boolean onTrial = slots.isPresent() && slots.get().state().trial().equals(Optional.of(slot));
    if (onTrial) {
      LOG.info("Firmware {} is on trial for {} s", firmware.version(), seconds);
      timer = timers.every(LOOK, () -> thread.execute(this::look));
    } else {
      timer = timers.every(TELL, () -> thread.execute(this::tell));
    }
  }

  /**
   * The person at the phone learns why the old image is back; not before all has started, since
   * what keeps notices starts late.
   */
  private void tell() {
    if (looks > 0 || framework.getState() != Bundle.ACTIVE) {
      return;
    }
    looks++;
    timer.cancel();
    try {
      String failed = slots.isEmpty() ? "" : slots.get().state().failed();
      if (!failed.isEmpty()) {
        LOG.warn("The last firmware was given up: {}", failed);
        condition.notice("Firmware was given up: " + failed);
      }
    } catch (IOException e) {
      LOG.error("The slots cannot be read", e);
    }
  }

  private void look() {
    try {
      List<String> lacking = condition.proof().lacking(slots.get().state().before());
      looks++;
      if (lacking.isEmpty()) {
        timer.cancel();
        slots.get().commit();
        LOG.info("Firmware {} has proved itself", firmware.version());
        condition.notice("Firmware " + firmware.version() + " is in use");
      } else if (looks >= seconds) {
        timer.cancel();
        String reasons = String.join("; ", lacking);
        slots.get().giveUp(firmware.version() + ": " + reasons);
        LOG.error("Firmware {} is given up: {}", firmware.version(), reasons);
        restart.restart("the firmware before comes back");
      }
    } catch (IOException e) {
      LOG.error("The trial cannot be judged; the boot loader ends it", e);
      timer.cancel();
    }
  }

  @Deactivate
  void close() {
    timer.cancel();
  }
}
