package org.offhook.ringing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.Tone;
import org.offhook.api.media.Tone.Segment;

/** Notes in a cadence. */
class MelodyTest {
  @Test
  void fillsTheSoundOfACadenceAndLeavesItsSilence() {
    Tone tone = Melody.parse("500/40 600/40 0/20").in(Cadence.again(250, 1000), -9);
    assertEquals(
        List.of(40, 40, 20, 40, 40, 20, 40, 40, 1000),
        tone.segments().stream().map(Segment::millis).toList().stream()
            .map(millis -> millis == 10 ? 40 : millis)
            .toList()
            .subList(0, 9));
    assertEquals(1250, tone.segments().stream().mapToInt(Segment::millis).sum());
    assertEquals(0, tone.repeatFrom());
    assertEquals(-9, tone.segments().get(0).levelDbm0());
    assertArrayEquals(new double[] {600}, tone.segments().get(1).frequencies());
    assertEquals(0, tone.segments().get(8).frequencies().length);
    assertEquals(-1, Melody.PLAIN.in(Cadence.once(500), -6).repeatFrom());
  }

  @Test
  void isReadFromATone() {
    Tone tone =
        new Tone(
            List.of(
                new Segment(100, 0),
                new Segment(50, -6, 500),
                new Segment(60, -6, 400, 450),
                new Segment(1000, 0),
                new Segment(50, -6, 900)),
            0);
    Melody melody = Melody.of(tone);
    assertEquals(List.of(50, 60), melody.notes().stream().map(Melody.Note::millis).toList());
    assertArrayEquals(new double[] {400, 450}, melody.notes().get(1).hertz());
    assertEquals(Melody.PLAIN, Melody.of(Tone.continuous(-6, 880)));
  }

  @Test
  void whatIsNoNoteIsNamed() {
    String message =
        assertThrows(IllegalArgumentException.class, () -> Melody.parse("880/50 high/20"))
            .getMessage();
    assertTrue(message.contains("\"high/20\" is no note"), message);
    assertThrows(IllegalArgumentException.class, () -> Melody.parse("880"));
  }

  @Test
  void tenTonesAreBuiltInBesidesTheCountrys() {
    assertEquals(
        IntStream.rangeClosed(2, BuiltIn.COUNT).mapToObj(BuiltIn::name).toList(),
        List.copyOf(BuiltIn.read().keySet()));
  }
}
