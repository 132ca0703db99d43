package org.offhook.api.media;

import java.util.List;

/**
 * A tone to play: segments one after another, then again from {@code repeatFrom}.
 *
 * @param segments at least one
 * @param repeatFrom index of the segment to go back to after the last; -1 to stop there
 */
public record Tone(List<Segment> segments, int repeatFrom) {
  /** A tone that goes on without a break. */
  public static Tone continuous(double levelDbm0, double... frequencies) {
    return new Tone(List.of(new Segment(0, levelDbm0, frequencies)), 0);
  }

  /**
   * One piece of a tone.
   *
   * @param millis how long; 0 is for ever
   * @param levelDbm0 level of each frequency in dBm0
   * @param frequencies in Hz, added up; none is silence
   */
  public record Segment(int millis, double levelDbm0, double... frequencies) {}
}
