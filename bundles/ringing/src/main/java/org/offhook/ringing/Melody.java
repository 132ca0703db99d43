package org.offhook.ringing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.offhook.api.media.Tone;
import org.offhook.api.media.Tone.Segment;

/**
 * The notes of a ring tone, played again and again while its cadence has sound.
 *
 * @param notes at least one; one without a frequency is a rest
 */
record Melody(List<Note> notes) {
  /** Two notes that warble: what phones sound like. */
  static final Melody PLAIN = parse("659.26/50 880/50");

  private static final double NO_LEVEL = 0;

  /**
   * A note.
   *
   * @param millis how long, at least 1
   * @param hertz its frequencies, sounding together; none is a rest
   */
  record Note(int millis, double... hertz) {}

  /**
   * Reads notes, {@code Hz/ms} or {@code Hz+Hz/ms}, parted by blanks; 0 Hz is a rest.
   *
   * @throws IllegalArgumentException naming the word that is no note
   */
  static Melody parse(String text) {
    return new Melody(Arrays.stream(text.strip().split("\\s+")).map(Melody::note).toList());
  }

  private static Note note(String word) {
    String[] parts = word.split("/", 2);
    try {
      double[] hertz =
          parts[0].equals("0")
              ? new double[0]
              : Arrays.stream(parts[0].split("\\+")).mapToDouble(Double::parseDouble).toArray();
      return new Note(Integer.parseInt(parts[1]), hertz);
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "\"" + word + "\" is no note, expected such as 880/50 or 440+480/2000", e);
    }
  }

  /** The notes a tone begins with, up to its first silence. */
  static Melody of(Tone tone) {
    List<Note> notes =
        tone.segments().stream()
            .dropWhile(segment -> segment.frequencies().length == 0)
            .takeWhile(segment -> segment.frequencies().length > 0)
            .filter(segment -> segment.millis() > 0)
            .map(segment -> new Note(segment.millis(), segment.frequencies()))
            .toList();
    return notes.isEmpty() ? PLAIN : new Melody(notes);
  }

  /**
   * As a tone.
   *
   * @param levelDbm0 level of each frequency
   */
  Tone in(Cadence cadence, double levelDbm0) {
    List<Segment> segments = new ArrayList<>();
    for (int i = 0; i < cadence.millis().size(); i++) {
      int millis = cadence.millis().get(i);
      if (i % 2 == 0) {
        sound(segments, millis, levelDbm0);
      } else {
        segments.add(new Segment(millis, NO_LEVEL));
      }
    }
    return new Tone(List.copyOf(segments), cadence.repeats() ? 0 : -1);
  }

  /** Each stretch of sound begins with the first note. */
  private void sound(List<Segment> segments, int millis, double levelDbm0) {
    int left = millis;
    for (int i = 0; left > 0; i = (i + 1) % notes.size()) {
      Note note = notes.get(i);
      segments.add(new Segment(Math.min(left, note.millis()), levelDbm0, note.hertz()));
      left -= note.millis();
    }
  }
}
