package org.offhook.api.phone;

import java.io.IOException;
import java.util.Optional;

/** Calls that are sent on, for the whole phone and for each line. Safe from any thread. */
public interface CallForward {
  /**
   * Whether calls are sent on.
   *
   * @param line index of a line; any line when empty
   */
  boolean isOn(Optional<Integer> line);

  /**
   * Turns it on or off, and remembers that. Where to, and when, stays as configured.
   *
   * @param line index of a line; all lines that have a destination when empty
   * @throws IOException when no destination is configured, or it cannot be remembered
   */
  void set(Optional<Integer> line, boolean on) throws IOException;
}
