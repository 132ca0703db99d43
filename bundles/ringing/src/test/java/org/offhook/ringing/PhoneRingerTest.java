package org.offhook.ringing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.Settings;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.media.Media;
import org.offhook.api.media.Media.Playback;
import org.offhook.api.media.MediaSession;
import org.offhook.api.media.MediaSessionListener;
import org.offhook.api.media.Tone;
import org.offhook.api.media.ToneSource.Occasion;
import org.offhook.api.phone.Phone;
import org.offhook.testkit.VirtualTime;

/** A call that is heard, and for how long. */
class PhoneRingerTest {
  private final VirtualTime time = new VirtualTime();
  private final List<Tone> playing = new ArrayList<>();
  private final Media media =
      new Media() {
        @Override
        public MediaSession open(MediaSessionListener listener) {
          throw new AssertionError();
        }

        @Override
        public Playback play(Tone tone) {
          playing.add(tone);
          return () -> playing.remove(tone);
        }
      };
  private final Repertoire repertoire = new Repertoire();
  private final Loudspeaker loudspeaker = new Loudspeaker(repertoire);

  private PhoneRinger ringer(Map<String, ?> config) {
    return new PhoneRinger(
        time, new RingChoice(repertoire), loudspeaker, Rung.config(RingConfig.class, config));
  }

  @Test
  void ringsUntilStopped() {
    Playback playback = ringer(Map.of()).ring(Rung.call(0), media).orElseThrow();
    assertEquals(Cadence.STANDARD, Cadence.of(playing.get(0)));
    assertEquals(-6, playing.get(0).segments().get(0).levelDbm0());
    playback.stop();
    playback.stop();
    assertEquals(List.of(), playing);
    time.advance(Duration.ofHours(1));
  }

  @Test
  void ringsNoLongerThanConfigured() {
    ringer(Map.of()).ring(Rung.call(0), media);
    time.advance(Duration.ofMillis(29_990));
    assertEquals(1, playing.size());
    time.advance(Duration.ofMillis(20));
    assertEquals(0, playing.size());
    ringer(Map.of("longest", 0)).ring(Rung.call(0), media);
    time.advance(Duration.ofHours(1));
    assertEquals(1, playing.size());
  }

  @Test
  void isSilencedAndRingsForTheNextCall() {
    PhoneRinger ringer = ringer(Map.of());
    ringer.silence();
    ringer.ring(Rung.call(0), media);
    ringer.silence();
    assertEquals(0, playing.size());
    ringer.ring(Rung.call(0), media);
    assertEquals(1, playing.size());
    ringer.deactivate();
    time.run();
    assertEquals(0, playing.size());
  }

  @Test
  void volumeIsInStepsOfThreeDecibelAndEndsInSilence() {
    loudspeaker.bindCountry(
        occasion ->
            occasion == Occasion.RING
                ? Optional.of(Melody.PLAIN.in(Cadence.again(400, 200, 400, 2000), -10))
                : Optional.empty());
    ringer(Map.of("volume", 7)).ring(Rung.call(0), media);
    assertEquals(-19, playing.get(0).segments().get(0).levelDbm0());
    assertEquals(Cadence.again(400, 200, 400, 2000), Cadence.of(playing.get(0)));
    ringer(Map.of("volume", 0)).ring(Rung.call(0), media);
    assertEquals(1, playing.size());
    assertEquals("silent", ringer(Map.of("volume", 0)).probe().detail());
  }

  @Test
  void aCadenceOfTheCallerIsHeardInTheToneOfTheLine() {
    ringer(Map.of()).ring(Rung.call(0, "<http://127.0.0.1/Bellcore-dr5>"), media);
    assertEquals(500, playing.get(0).segments().stream().mapToInt(Tone.Segment::millis).sum());
    assertTrue(playing.get(0).repeatFrom() < 0);
  }

  private static RingConfig volume(int volume) {
    return Rung.config(RingConfig.class, Map.of("volume", volume));
  }

  @Test
  void theVolumeChangesWhileItRingsAndNotAfterwards() {
    PhoneRinger ringer = ringer(Map.of("volume", 0));
    assertEquals(false, ringer.rings());
    Playback playback = ringer.ring(Rung.call(0), media).orElseThrow();
    assertEquals(true, ringer.rings());
    assertEquals(List.of(), playing);
    ringer.modified(volume(9));
    time.run();
    assertEquals(-9, playing.get(0).segments().get(0).levelDbm0());
    ringer.modified(volume(10));
    time.run();
    assertEquals(1, playing.size());
    assertEquals(-6, playing.get(0).segments().get(0).levelDbm0());
    playback.stop();
    ringer.modified(volume(5));
    time.run();
    assertEquals(List.of(), playing);
    assertEquals(false, ringer.rings());
  }

  @Test
  void theVolumeKeysWorkWhileItRingsUnlessTheyAreBlocked() {
    Map<String, String> stored = new HashMap<>();
    List<String> notices = new ArrayList<>();
    Settings settings = Rung.settings(stored);
    Phone phone = Rung.noticing(notices);
    PhoneRinger ringer = ringer(Map.of());
    VolumeKeys keys = new VolumeKeys(settings, ringer, phone, volume(10));
    KeyFunction.Use down = keys.use(Rung.key("VOLUME_DOWN"), null);
    KeyFunction.Use up = keys.use(Rung.key("VOLUME_UP"), null);
    down.press();
    ringer.ring(Rung.call(0), media);
    down.press();
    down.press();
    up.press();
    assertEquals("9", stored.get("offhook/ring/volume"));
    up.press();
    up.press();
    assertEquals("10", stored.get("offhook/ring/volume"));
    keys.modified(Rung.config(RingConfig.class, Map.of("fixed", true)));
    down.press();
    assertEquals("10", stored.get("offhook/ring/volume"));
    assertEquals(
        List.of(
            "no call rings whose volume could change",
            "ring volume 9",
            "ring volume 8",
            "ring volume 9",
            "ring volume 10",
            "ring volume 10",
            "the volume of the ring is fixed"),
        notices);
  }
}
