package org.offhook.api.phone;

/** Lets things happen only while nobody talks. Safe from any thread. */
public interface QuietTime {
  /** Runs a short task on the phone thread: at once, or when the last call has ended. */
  void whenQuiet(Runnable task);
}
