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
    service = {Ringer.class, PhoneRinger.class, HealthProbe.class},
    configurationPid = RingConfig.PID)
@Designate(ocd = RingConfig.class)
public final class PhoneRinger implements Ringer, HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(PhoneRinger.class);

  private final PhoneThread thread;
  private final RingChoice choice;
  private final Loudspeaker loudspeaker;
  private volatile RingConfig config;
  private Optional<SoundingCall> now = Optional.empty();

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

  /** The volume counts at once, the time from the next call on. */
  @Modified
  void modified(RingConfig config) {
    boolean same = this.config.volume() == config.volume();
    this.config = config;
    if (!same) {
      thread.execute(() -> now.ifPresent(sounding -> sounding.volume(config.volume())));
    }
  }

  @Deactivate
  void deactivate() {
    thread.leave(this::silence);
  }

  @Override
  public Optional<Playback> ring(Call call, Media media) {
    RingConfig how = config;
    RingChoice.Ring ring = choice.of(call);
    LOG.info("Call {} rings with {}, chosen by {}", call.id(), ring.tone(), ring.why());
    SoundingCall sounding = new SoundingCall(loudspeaker, media, ring, how.volume());
    if (how.longest() > 0) {
      sounding.endAfter(thread, Duration.ofSeconds(how.longest()));
    }
    now = Optional.of(sounding);
    return Optional.of(sounding);
  }

  @Override
  public void silence() {
    now.ifPresent(SoundingCall::stop);
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
