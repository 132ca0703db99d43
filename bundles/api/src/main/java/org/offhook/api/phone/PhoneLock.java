package org.offhook.api.phone;

import java.io.IOException;

/** Keeps a phone from being used by others than those who know its PIN. Safe from any thread. */
public interface PhoneLock {
  /** Whether it is locked. */
  boolean isLocked();

  /**
   * Locks it, and remembers that.
   *
   * @throws IOException when it cannot be locked or that cannot be remembered, with the reason
   */
  void lock() throws IOException;

  /**
   * Unlocks it, and remembers that; harmless when it is not locked.
   *
   * @param pin what the person typed
   * @throws IOException when the PIN is wrong, there were too many wrong ones, or it cannot be
   *     remembered, with the reason
   */
  void unlock(String pin) throws IOException;
}
