package org.offhook.keys;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Settings;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keys that make the loudspeaker louder and softer, in steps of a tenth; while a call rings and
 * nobody talks, the ring.
 */
@Component(
    property = {
      KeyFunction.TYPE + "=VOLUME_UP",
      KeyFunction.TYPE + "=VOLUME_DOWN",
      "service.ranking:Integer=-100"
    })
public final class VolumeKeys implements KeyFunction {
  private static final String VOLUME = "offhook/audio/sound/volume";
  private static final String RING = "offhook/ring/volume";
  private static final int LOUDEST_RING = 10;
  private static final int STEP = 10;
  private static final int FULL = 100;
  private static final String STAYS = "the volume stays as it is";

  private final Phone phone;
  private final Settings settings;
  private final KeyLocks locks;

  /** With the settings, which every part of the phone that is heard looks at. */
  @Activate
  public VolumeKeys(
      @Reference Phone phone, @Reference Settings settings, @Reference KeyLocks locks) {
    this.phone = phone;
    this.settings = settings;
    this.locks = locks;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    int step = Place.type(key).equals("VOLUME_UP") ? STEP : -STEP;
    return new Pressed(() -> pressed(step));
  }

  private void pressed(int step) {
    if (locks.ringerVolumeFixed() && phone.active().isEmpty()) {
      return;
    }
    Optional<Integer> ring = rings() ? settings.get(RING).map(Integer::valueOf) : Optional.empty();
    if (ring.isPresent()) {
      int next = Math.max(0, Math.min(LOUDEST_RING, ring.get() + Integer.signum(step)));
      Attempt.of(phone, STAYS, () -> set(RING, next, "ring volume " + next));
      return;
    }
    Optional<Integer> now = settings.get(VOLUME).map(Integer::valueOf);
    if (now.isEmpty()) {
      phone.notice("no installed capability has a volume");
      return;
    }
    int next = Math.max(0, Math.min(FULL, now.get() + step));
    Attempt.of(phone, STAYS, () -> set(VOLUME, next, "volume " + next + " %"));
  }

  private boolean rings() {
    return phone.active().isEmpty()
        && phone.calls().stream().anyMatch(call -> call.state() == CallState.RINGING_IN);
  }

  private void set(String path, int volume, String told) throws IOException {
    try {
      settings.set(Map.of(path, String.valueOf(volume)));
      phone.notice(told);
    } catch (InvalidSettings e) {
      throw new IOException(e.getMessage(), e);
    }
  }
}
