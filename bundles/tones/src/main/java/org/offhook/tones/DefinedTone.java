package org.offhook.tones;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.media.Tone;
import org.offhook.api.media.Tone.Segment;
import org.offhook.api.media.ToneSource.Occasion;

/**
 * One tone as configured under {@code call_progress_tones/{n}}.
 *
 * @param name what it is for, as the phones call it
 * @param cadence 0 continuous, 1 repeated, 2 once
 * @param partials its frequencies that sound
 * @param cadenceMillis sound and silence by turns
 */
record DefinedTone(
    String name, int cadence, List<Chord.Partial> partials, List<Integer> cadenceMillis) {
  private static final int MUTE = 63;
  private static final int LOWEST_HERTZ = 300;

  /** Names as found on phones, and when those tones are heard. Several may name one occasion. */
  private static final Map<String, Occasion> OCCASIONS =
      Map.of(
          "dial_tone", Occasion.DIAL,
          "call_progress_howler_tone_call_waiting_tone_2", Occasion.DIAL,
          "ringback_tone", Occasion.RINGBACK,
          "busy_tone", Occasion.BUSY,
          "reorder_tone", Occasion.CONGESTION,
          "call_waiting_tone", Occasion.CALL_WAITING,
          "call_progress_stutter_tone", Occasion.STUTTER_DIAL,
          "call_progress_howler_tone", Occasion.HOWLER,
          "off_hook_warning_tone", Occasion.HOWLER);

  /** Reads properties; what is absent is taken from the row of this index. */
  static DefinedTone of(Map<String, ?> set, Map<String, String> defaults) {
    var values = new Values(set, defaults);
    List<Chord.Partial> partials = new ArrayList<>();
    for (String which : List.of("A", "B")) {
      int hertz = values.number("frequency" + which);
      int level = values.number("frequency" + which + "Level");
      if (hertz >= LOWEST_HERTZ && level < MUTE) {
        partials.add(new Chord.Partial(hertz, -level));
      }
    }
    List<Integer> millis = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      millis.add(10 * values.number("toneOn" + i));
      millis.add(10 * values.number("toneOff" + i));
    }
    return new DefinedTone(values.text("name"), values.number("cadence"), partials, millis);
  }

  /** When it is heard, if that is known. */
  Optional<Occasion> occasion() {
    return Optional.ofNullable(OCCASIONS.get(name.strip().toLowerCase(java.util.Locale.ROOT)));
  }

  /** The tone; empty when it has no sound. */
  Optional<Tone> tone() {
    if (partials.isEmpty()) {
      return Optional.empty();
    }
    List<Segment> segments = new ArrayList<>();
    if (cadence == 0) {
      segments.add(Chord.of(0, partials));
    } else {
      for (int i = 0; i < cadenceMillis.size(); i++) {
        if (cadenceMillis.get(i) > 0) {
          segments.add(Chord.of(cadenceMillis.get(i), i % 2 == 0 ? partials : List.of()));
        }
      }
    }
    boolean once = cadence == 2;
    return segments.isEmpty()
        ? Optional.empty()
        : Optional.of(new Tone(List.copyOf(segments), once ? -1 : 0));
  }

  /** What is set, else the default of this index. */
  private record Values(Map<String, ?> set, Map<String, String> defaults) {
    int number(String key) {
      Object value = set.get(key);
      return value instanceof Number number
          ? number.intValue()
          : Integer.parseInt(defaults.getOrDefault(key, "0"));
    }

    String text(String key) {
      Object value = set.get(key);
      return value == null ? defaults.getOrDefault(key, "") : value.toString();
    }
  }
}
