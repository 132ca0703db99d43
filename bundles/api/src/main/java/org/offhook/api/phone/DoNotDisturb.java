package org.offhook.api.phone;

import java.io.IOException;
import java.util.Optional;

/** Do not disturb, for the whole phone and for each line. Safe from any thread. */
public interface DoNotDisturb {
  /**
   * Whether calls are turned away.
   *
   * @param line a line; the whole phone when empty
   */
  boolean isOn(Optional<Integer> line);

  /**
   * Turns it on or off, and remembers that.
   *
   * @param line index of a line; the whole phone when empty
   * @throws IOException when it cannot be remembered, with the reason
   */
  void set(Optional<Integer> line, boolean on) throws IOException;
}
