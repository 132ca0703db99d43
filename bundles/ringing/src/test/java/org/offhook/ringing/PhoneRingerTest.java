package org.offhook.ringing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.Media;
import org.offhook.api.media.Media.Playback;
import org.offhook.api.media.MediaSession;
import org.offhook.api.media.MediaSessionListener;
import org.offhook.api.media.Tone;
import org.offhook.api.media.ToneSource.Occasion;
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
    Playback playback = ringer.ring(Rung.call(0), media).orElseThrow();
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
  }
}
