package org.offhook.audio.sound;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.offhook.api.time.Timers;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether there is a sound card, and lets the device {@code sound} come and go
 * with it. Looking loads the sound system and takes tens of milliseconds: it happens on a thread of
 * its own, and not before the phone had time to boot.
 */
@Component(immediate = true, service = SoundWatch.class)
public final class SoundWatch {
  private static final Logger LOG = LoggerFactory.getLogger(SoundWatch.class);
  private static final Duration FIRST = Duration.ofMillis(500);
  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final ComponentContext context;
  private final Timers.Timer first;
  private final Timers.Timer each;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile boolean left;
  private boolean present;

  /** Looks soon, and then again and again. */
  @Activate
  public SoundWatch(ComponentContext context, @Reference Timers timers) {
    this.context = context;
    this.first = timers.after(FIRST, this::look);
    this.each = timers.every(PERIOD, this::look);
  }

  @Deactivate
  void deactivate() {
    left = true;
    first.cancel();
    each.cancel();
  }

  private void look() {
    if (looking.compareAndSet(false, true)) {
      Thread thread = new Thread(this::scan, "sound watch");
      thread.setDaemon(true);
      thread.setPriority(Thread.MIN_PRIORITY);
      thread.start();
    }
  }

  private void scan() {
    try {
      decide(Mixers.any());
    } catch (LinkageError | RuntimeException e) {
      // A Java without sound, or a sound system that fails: the phone has no sound card.
      LOG.debug("no sound system: {}", e.toString());
      each.cancel();
    } finally {
      looking.set(false);
    }
  }

  private synchronized void decide(boolean found) {
    if (left || found == present) {
      return;
    }
    present = found;
    if (found) {
      LOG.info("a sound card is there: {}", Mixers.names());
      context.enableComponent(SoundDevice.NAME);
    } else {
      LOG.info("the sound card is gone");
      context.disableComponent(SoundDevice.NAME);
    }
  }
}
