package org.offhook.api.keys;

import java.util.Optional;

/** Keeps keys from doing what they are for; register it as a service. Phone thread. */
public interface KeyGuard {
  /**
   * Looks at a key that is pressed.
   *
   * @param type what the key is for, as {@link KeyFunction#TYPE} has it
   * @return why it does nothing now, for the person at the phone; empty to let it work
   */
  Optional<String> refuses(String type);
}
