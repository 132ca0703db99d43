package org.offhook.tones;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.offhook.api.media.Tone.Segment;
import org.offhook.tones.Chord.Partial;

class ChordTest {
  @Test
  void equalLevelsNeedNoTrick() {
    Segment segment = Chord.of(100, List.of(new Partial(350, -19), new Partial(440, -19)));
    assertArrayEquals(new double[] {350, 440}, segment.frequencies());
    assertEquals(-19, segment.levelDbm0());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 8, 10, 12, 15})
  void unlikeLevelsAreMet(int apart) {
    Segment segment = Chord.of(0, List.of(new Partial(350, -10 - apart), new Partial(440, -10)));
    assertEquals(-10 - apart, level(segment, 350), 0.5);
    assertEquals(-10, level(segment, 440), 0.5);
  }

  private static double level(Segment segment, double hertz) {
    long times = Arrays.stream(segment.frequencies()).filter(f -> f == hertz).count();
    return segment.levelDbm0() + 20 * Math.log10(times);
  }
}
