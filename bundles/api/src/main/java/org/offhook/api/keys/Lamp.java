package org.offhook.api.keys;

/**
 * Light of a key.
 *
 * @param colour its colour
 * @param cadence how it blinks
 */
public record Lamp(Colour colour, Cadence cadence) {
  /** No light. */
  public static final Lamp OFF = new Lamp(Colour.NONE, Cadence.STEADY);

  /** Colours of the phones' lamps. */
  public enum Colour {
    /** No light. */
    NONE,
    /** Red. */
    RED,
    /** Green. */
    GREEN,
    /** Yellow-green, as some phones have it in the place of green. */
    YELLOW_GREEN,
    /** Orange. */
    ORANGE,
    /** Blue. */
    BLUE
  }

  /** How a lamp blinks. */
  public enum Cadence {
    /** Not at all. */
    STEADY,
    /** About once a second. */
    SLOW,
    /** Several times a second. */
    FAST
  }
}
