package org.offhook.keys;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.offhook.api.keys.Lamp;
import org.offhook.api.keys.Lamp.Cadence;
import org.offhook.api.keys.Lamp.Colour;

/**
 * How the lamps of a model look.
 *
 * @param lines lamp of a line key by what its line does
 * @param yellowGreen whether its green lamps are yellow-green ones
 */
record LampColours(Map<LineState, Lamp> lines, boolean yellowGreen) {
  /** Where a model says nothing: red for others and for what calls, green for what is here. */
  private static final Map<LineState, Lamp> USUAL =
      Map.of(
          LineState.RINGING, new Lamp(Colour.RED, Cadence.FAST),
          LineState.SELECTED, new Lamp(Colour.GREEN, Cadence.STEADY),
          LineState.CALLING, new Lamp(Colour.GREEN, Cadence.STEADY),
          LineState.CONNECTED, new Lamp(Colour.GREEN, Cadence.STEADY),
          LineState.HELD, new Lamp(Colour.GREEN, Cadence.SLOW),
          LineState.BUSY_ELSEWHERE, new Lamp(Colour.RED, Cadence.STEADY),
          LineState.HELD_ELSEWHERE, new Lamp(Colour.RED, Cadence.SLOW));

  /** Reads lines such as {@code RINGING=RED/FAST}; a line that is none is left out. */
  static LampColours of(Collection<String> lines) {
    Map<LineState, Lamp> lamps = new EnumMap<>(USUAL);
    boolean yellowGreen = false;
    for (String line : lines) {
      String[] parts = line.toUpperCase(Locale.ROOT).split("\\s*[=/]\\s*");
      try {
        Cadence cadence = parts.length > 2 ? Cadence.valueOf(parts[2]) : Cadence.STEADY;
        Lamp lamp = new Lamp(Colour.valueOf(parts[1]), cadence);
        lamps.put(LineState.valueOf(parts[0]), lamp);
        yellowGreen |= lamp.colour() == Colour.YELLOW_GREEN;
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        // A model file of ours that names what is no state: the usual lamp is shown.
        continue;
      }
    }
    return new LampColours(lamps, yellowGreen);
  }

  Lamp of(LineState state) {
    return lines.getOrDefault(state, Lamp.OFF);
  }

  /** As this model can show it. */
  Lamp shown(Lamp lamp) {
    return yellowGreen && lamp.colour() == Colour.GREEN
        ? new Lamp(Colour.YELLOW_GREEN, lamp.cadence())
        : lamp;
  }
}
