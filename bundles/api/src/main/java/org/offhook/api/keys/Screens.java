package org.offhook.api.keys;

/**
 * Shows a person what a key asks for; register it as a service. Keys ask all there are, the highest
 * service ranking first, until one has it. Phone thread.
 */
public interface Screens {
  /**
   * Opens a screen.
   *
   * @param screen its name as keys have it: {@code MISSED_CALLS}, {@code RECEIVED_CALLS}, {@code
   *     DIALED_CALLS}, {@code DIRECTORY}, {@code CALENDAR}, {@code HOT_DESKING}, {@code MENU},
   *     {@code SERVICE}
   * @return false when there is no such screen here; the key asks the next one, or says that nobody
   *     shows it
   */
  boolean open(String screen);
}
