package org.offhook.firmware;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.offhook.api.phone.Restart;
import org.offhook.api.time.Timers;
import org.offhook.api.time.Timers.Timer;
import org.offhook.slots.Slots;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the first life of an image when nobody talks: its class-data archive is written when a life
 * ends in order, and a phone that only ever loses its power would never get one.
 */
@Component(service = FirstLife.class, immediate = true, configurationPid = FirmwareConfig.PID)
public final class FirstLife {
  private static final Logger LOG = LoggerFactory.getLogger(FirstLife.class);

  private final Restart restart;
  private final ClassData classData;
  private final Optional<Slots> slots;
  private final Optional<Timer> timer;

  /** Waits, if this is the first life. */
  @Activate
  public FirstLife(
      @Reference Timers timers,
      @Reference Restart restart,
      BundleContext context,
      FirmwareConfig config) {
    this(
        timers,
        restart,
        ClassData.of(context),
        Optional.ofNullable(context.getProperty("offhook.slots")).map(Path::of).map(Slots::new),
        config.archiveMinutes());
  }

  FirstLife(
      Timers timers, Restart restart, ClassData classData, Optional<Slots> slots, int minutes) {
    this.restart = restart;
    this.classData = classData;
    this.slots = slots;
    this.timer =
        classData.isRecorded() && minutes > 0
            ? Optional.of(timers.every(Duration.ofMinutes(minutes), this::look))
            : Optional.empty();
  }

  /** A life that is on trial is not for us to end. */
  private void look() {
    try {
      if (slots.isPresent() && slots.get().state().trial().isPresent()) {
        return;
      }
      close();
      if (classData.ask()) {
        restart.restart("the class-data archive of its image is written");
      }
    } catch (IOException e) {
      LOG.warn("The class-data archive is not written before the phone stops: {}", e.toString());
    }
  }

  @Deactivate
  void close() {
    timer.ifPresent(Timer::cancel);
  }
}
