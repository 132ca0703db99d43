package org.offhook.ringing;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.media.Media;
import org.offhook.api.media.Media.Playback;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.phone.Ringer;
import org.offhook.api.time.Timers.Timer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Rings with the tone of the call, until it is silenced or has rung for long enough. */
@Component(
    service = {Ringer.class, HealthProbe.class},
    configurationPid = RingConfig.PID)
@Designate(ocd = RingConfig.class)
public final class PhoneRinger implements Ringer, HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneRinger.class);

  private final PhoneThread thread;
  private final RingChoice choice;
  private final Loudspeaker loudspeaker;
  private volatile RingConfig config;
  private Ringing now = new Ringing(() -> {});

  /** With what chooses and what plays. */
  @Activate
  public PhoneRinger(
      @Reference PhoneThread thread,
      @Reference RingChoice choice,
      @Reference Loudspeaker loudspeaker,
      RingConfig config) {
    this.thread = thread;
    this.choice = choice;
    this.loudspeaker = loudspeaker;
    this.config = config;
  }

  /** Counts from the next call on. */
  @Modified
  void modified(RingConfig config) {
    this.config = config;
  }

  @Deactivate
  void deactivate() {
    thread.execute(this::silence);
  }

  /** A call that is heard ringing. */
  private static final class Ringing implements Playback {
    private final Playback playback;
    private Timer end = () -> {};

    Ringing(Playback playback) {
      this.playback = playback;
    }

    void endAfter(PhoneThread thread, Duration time) {
      end = thread.after(time, playback::stop);
    }

    @Override
    public void stop() {
      end.cancel();
      playback.stop();
    }
  }

  @Override
  public Optional<Playback> ring(Call call, Media media) {
    RingConfig how = config;
    if (how.volume() == 0) {
      return Optional.empty();
    }
    RingChoice.Ring ring = choice.of(call);
    LOG.info("Call {} rings with {}, chosen by {}", call.id(), ring.tone(), ring.why());
    now = new Ringing(loudspeaker.play(media, ring.tone(), ring.cadence(), how.volume()));
    if (how.longest() > 0) {
      now.endAfter(thread, Duration.ofSeconds(how.longest()));
    }
    return Optional.of(now);
  }

  @Override
  public void silence() {
    now.stop();
  }

  @Override
  public String name() {
    return "ringing";
  }

  @Override
  public Health probe() {
    List<String> missing = choice.missing();
    if (!missing.isEmpty()) {
      return Health.warn("ring tones that are not there: " + String.join(", ", missing));
    }
    int volume = config.volume();
    return Health.ok(volume == 0 ? "silent" : "volume " + volume);
  }
}
