package org.offhook.firmware;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.offhook.api.firmware.Firmware;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.Restart;
import org.offhook.api.time.Timers;
import org.offhook.api.time.Timers.Timer;
import org.offhook.slots.Slots;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
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

  /** A boot that takes longer, in seconds, has failed. */
  private static final int MOST_BOOT_LOOKS = 300;

  private final PhoneThread thread;
  private final Restart restart;
  private final Firmware firmware;
  private final Condition condition;
  private final int seconds;
  private final Optional<Slots> slots;
  private final String slot;
  private final Timer timer;
  private final BooleanSupplier booting;
  private boolean over;
  private int bootLooks;
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
    this(
        thread,
        timers,
        restart,
        firmware,
        condition,
        context::getProperty,
        () -> context.getBundle(0).getState() == Bundle.STARTING,
        config.trialSeconds());
  }

  /** With the properties of the framework, and whether it still starts bundles. */
  Trial(
      PhoneThread thread,
      Timers timers,
      Restart restart,
      Firmware firmware,
      Condition condition,
      UnaryOperator<String> properties,
      BooleanSupplier booting,
      int seconds)
      throws IOException {
    this.thread = thread;
    this.restart = restart;
    this.firmware = firmware;
    this.condition = condition;
    this.booting = booting;
    this.seconds = seconds;
    this.slot = String.valueOf(properties.apply("offhook.slot"));
    this.slots =
        Optional.ofNullable(properties.apply("offhook.slots")).map(Path::of).map(Slots::new);
    boolean onTrial = slots.isPresent() && slots.get().state().trial().equals(Optional.of(slot));
    if (onTrial) {
      LOG.info("Firmware {} is on trial for {} s", firmware.version(), seconds);
      timer = timers.every(LOOK, () -> thread.execute(this::look));
    } else {
      timer = timers.every(TELL, () -> thread.execute(this::tell));
    }
  }

  /** The person at the phone learns why the old image is back, once all are there to show it. */
  private void tell() {
    if (over || booting.getAsBoolean()) {
      return;
    }
    end();
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

  /** A look may be under way already when the timer is cancelled: nothing is judged twice. */
  private void end() {
    over = true;
    timer.cancel();
  }

  /** Its time begins when all of it is started, which a busy machine takes long for. */
  private boolean isUp() {
    if (looks == 0 && booting.getAsBoolean() && bootLooks < MOST_BOOT_LOOKS) {
      bootLooks++;
      return false;
    }
    looks++;
    return true;
  }

  private void look() {
    if (over || !isUp()) {
      return;
    }
    try {
      List<String> lacking = condition.proof().lacking(slots.get().state().before());
      if (lacking.isEmpty()) {
        end();
        slots.get().commit();
        LOG.info("Firmware {} has proved itself", firmware.version());
        condition.notice("Firmware " + firmware.version() + " is in use");
      } else if (looks >= seconds) {
        end();
        String reasons = String.join("; ", lacking);
        slots.get().giveUp(firmware.version() + ": " + reasons);
        LOG.error("Firmware {} is given up: {}", firmware.version(), reasons);
        restart.restart("the firmware before comes back");
      }
    } catch (IOException e) {
      LOG.error("The trial cannot be judged; the boot loader ends it", e);
      end();
    }
  }

  @Deactivate
  void close() {
    timer.cancel();
  }
}
