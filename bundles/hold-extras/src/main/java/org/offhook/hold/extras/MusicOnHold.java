package org.offhook.hold.extras;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.media.AudioDevice;
import org.offhook.api.media.AudioFiles;
import org.offhook.api.media.Media.Playback;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.PhoneListener;
import org.offhook.api.phone.PhoneThread;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Plays music to peers that we hold. */
@Component(
    service = {PhoneListener.class, HealthProbe.class},
    immediate = true,
    configurationPid = HoldConfig.PID)
public final class MusicOnHold implements PhoneListener, HealthProbe {
  private static final Logger LOG = LoggerFactory.getLogger(MusicOnHold.class);

  private final PhoneThread phone;
  private final AudioFiles files;
  private final Map<Call, Playback> playing = new HashMap<>();
  private AudioDevice music;
  private volatile String trouble = "";
  private volatile String file = "";

  /** Reads the file, if one is configured. */
  @Activate
  public MusicOnHold(@Reference PhoneThread phone, @Reference AudioFiles files, HoldConfig config) {
    this.phone = phone;
    this.files = files;
    choose(config);
  }

  @Modified
  void modified(HoldConfig config) {
    phone.execute(() -> choose(config));
  }

  /** A peer that hears the former music goes on hearing it until it is taken off hold. */
  private void choose(HoldConfig config) {
    file = config.music();
    music = null;
    trouble = "";
    if (!file.isEmpty()) {
      try {
        music = files.loop(MusicFile.checked(file));
      } catch (IOException e) {
        trouble = e.getMessage();
        LOG.warn("No music on hold: {}", trouble);
      }
    }
  }

  @Override
  public void onCall(Call call) {
    if (call.state() == CallState.HELD) {
      play(call);
    } else {
      stop(call);
    }
  }

  private void play(Call call) {
    AudioDevice device = music;
    if (device == null || playing.containsKey(call) || call.media().isEmpty()) {
      return;
    }
    try {
      playing.put(call, call.media().get().send(device));
    } catch (IOException e) {
      LOG.warn("Call {} hears no music: {}", call.id(), e.getMessage());
    }
  }

  private void stop(Call call) {
    Playback playback = playing.remove(call);
    if (playback != null) {
      playback.stop();
    }
  }

  @Deactivate
  void deactivate() {
    phone.leave(
        () -> {
          playing.values().forEach(Playback::stop);
          playing.clear();
        });
  }

  @Override
  public String name() {
    return "music on hold";
  }

  @Override
  public Health probe() {
    if (!trouble.isEmpty()) {
      return Health.warn(trouble);
    }
    return Health.ok(file.isEmpty() ? "off" : file);
  }
}
