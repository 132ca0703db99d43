package org.offhook.ringing;

import java.util.ArrayList;
import java.util.List;
import org.offhook.api.media.Tone;
import org.offhook.api.media.Tone.Segment;

/**
 * When a ring tone is heard and when it is not.
 *
 * @param millis milliseconds of sound and of silence by turns, sound first
 * @param repeats begins again at the end; otherwise the call rings once
 */
record Cadence(List<Integer> millis, boolean repeats) {
  /** Of North America, and the first of the distinctive ones (Telcordia GR-506). */
  static final Cadence STANDARD = again(2000, 4000);

  static Cadence again(Integer... millis) {
    return new Cadence(List.of(millis), true);
  }

  static Cadence once(Integer... millis) {
    return new Cadence(List.of(millis), false);
  }

  /** The cadence of a tone; {@link #STANDARD} when it never pauses. */
  static Cadence of(Tone tone) {
    List<Integer> millis = new ArrayList<>();
    for (Segment segment : tone.segments()) {
      boolean sounds = segment.frequencies().length > 0;
      int last = millis.size() - 1;
      if ((millis.size() % 2 == 1) == sounds && !millis.isEmpty()) {
        millis.set(last, millis.get(last) + segment.millis());
      } else if (sounds || !millis.isEmpty()) {
        millis.add(segment.millis());
      }
    }
    return millis.size() < 2 ? STANDARD : new Cadence(List.copyOf(millis), tone.repeatFrom() >= 0);
  }

  /** Whether there is sound at this time since the call began to ring, in milliseconds. */
  boolean sounds(long at) {
    long whole = millis.stream().mapToLong(Integer::longValue).sum();
    if (!repeats && at >= whole) {
      return false;
    }
    long left = at % whole;
    for (int i = 0; i < millis.size(); i++) {
      if (left < millis.get(i)) {
        return i % 2 == 0;
      }
      left -= millis.get(i);
    }
    return false;
  }
}
