package org.offhook.ringing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.Tone;
import org.offhook.api.media.Tone.Segment;

/** When there is sound. */
class CadenceTest {
  private static Segment sound(int millis) {
    return new Segment(millis, -6, 880);
  }

  private static Segment silence(int millis) {
    return new Segment(millis, 0);
  }

  @Test
  void isReadFromATone() {
    Tone british =
        new Tone(
            List.of(sound(200), sound(200), silence(200), sound(400), silence(1000), silence(1000)),
            0);
    assertEquals(Cadence.again(400, 200, 400, 2000), Cadence.of(british));
    assertEquals(
        Cadence.once(500, 100), Cadence.of(new Tone(List.of(sound(500), silence(100)), -1)));
  }

  @Test
  void aToneWithoutAPauseRingsAsUsual() {
    assertEquals(Cadence.STANDARD, Cadence.of(Tone.continuous(-6, 880)));
    assertEquals(Cadence.STANDARD, Cadence.of(new Tone(List.of(silence(100)), 0)));
  }

  @Test
  void soundsWhereItSaysSo() {
    Cadence cadence = Cadence.again(400, 200, 800, 4000);
    List<Boolean> expected =
        IntStream.range(0, 108).mapToObj(i -> i % 54 < 4 || i % 54 >= 6 && i % 54 < 14).toList();
    assertEquals(
        expected, IntStream.range(0, 108).mapToObj(i -> cadence.sounds(i * 100 + 50)).toList());
  }

  @Test
  void aSplashIsHeardOnce() {
    Cadence splash = Cadence.once(500);
    assertTrue(splash.sounds(499));
    assertFalse(splash.sounds(500));
    assertFalse(splash.sounds(1_000_000));
  }
}
