package org.offhook.tones;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.offhook.api.media.Tone;
import org.offhook.api.media.Tone.Segment;

/** Makes the ringer of a phone: two notes warbling in the cadence of the country. */
final class Ringer {
  private static final double LOW = 659.26;
  private static final double HIGH = 880;
  private static final int NOTE_MILLIS = 50;

  private Ringer() {}

  /**
   * The ringer.
   *
   * @param cadence milliseconds of sound and silence by turns, as {@code 2000 4000}
   * @param levelDbm0 level of each note
   */
  static Tone ring(String cadence, double levelDbm0) {
    int[] millis =
        Arrays.stream(cadence.strip().split("\\s+")).mapToInt(Integer::parseInt).toArray();
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < millis.length; i++) {
      if (i % 2 == 0) {
        warble(segments, millis[i], levelDbm0);
      } else {
        segments.add(Chord.even(millis[i], levelDbm0));
      }
    }
    return new Tone(List.copyOf(segments), 0);
  }

  private static void warble(List<Segment> segments, int millis, double levelDbm0) {
    boolean high = false;
    for (int left = millis; left > 0; left -= NOTE_MILLIS) {
      segments.add(Chord.even(Math.min(left, NOTE_MILLIS), levelDbm0, high ? HIGH : LOW));
      high = !high;
    }
  }
}
