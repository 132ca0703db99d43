package org.offhook.ringing;

import java.io.IOException;
import java.util.Map;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Settings;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.Phone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** The volume keys while a call rings: a step louder or softer, which is remembered. */
@Component(
    configurationPid = RingConfig.PID,
    property = {
      KeyFunction.TYPE + "=VOLUME_UP",
      KeyFunction.TYPE + "=VOLUME_DOWN",
      "service.ranking:Integer=-10"
    })
public final class VolumeKeys implements KeyFunction {
  private static final String VOLUME = "offhook/ring/volume";
  private static final String UP = "VOLUME_UP";

  private final Settings settings;
  private final PhoneRinger ringer;
  private final Phone phone;
  private volatile boolean fixed;

  /** With what remembers the volume and what rings. */
  @Activate
  public VolumeKeys(
      @Reference Settings settings,
      @Reference PhoneRinger ringer,
      @Reference Phone phone,
      RingConfig config) {
    this.settings = settings;
    this.ringer = ringer;
    this.phone = phone;
    this.fixed = config.fixed();
  }

  /** In place: what the keys do is itself a change of the configuration. */
  @Modified
  void modified(RingConfig config) {
    this.fixed = config.fixed();
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    int step = key.type().equals(UP) ? 1 : -1;
    return new Use() {
      @Override
      public void press() {
        change(step);
      }

      @Override
      public void close() {
        // It held nothing.
      }
    };
  }

  private void change(int step) {
    if (!ringer.rings()) {
      phone.notice("no call rings whose volume could change");
    } else if (fixed) {
      phone.notice("the volume of the ring is fixed");
    } else {
      remember(step);
    }
  }

  private void remember(int step) {
    int volume = settings.get(VOLUME).map(Integer::parseInt).orElse(Loudspeaker.FULL);
    int wanted = Math.max(0, Math.min(Loudspeaker.FULL, volume + step));
    try {
      settings.set(Map.of(VOLUME, String.valueOf(wanted)));
      phone.notice("ring volume " + wanted);
    } catch (InvalidSettings | IOException e) {
      phone.notice("the volume of the ring stays: " + e.getMessage());
    }
  }
}
