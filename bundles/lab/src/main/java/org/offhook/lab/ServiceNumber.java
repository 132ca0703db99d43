package org.offhook.lab;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * A number that the lab answers itself.
 *
 * @param number what to dial
 * @param refusal code it answers with, or 0 when it takes the call
 * @param rings how long it rings first
 * @param onlyG711 whether it speaks G.711 only
 * @param audio what is heard
 */
record ServiceNumber(
    String number, int refusal, Duration rings, boolean onlyG711, Supplier<Audio> audio) {

  static ServiceNumber audio(
      String number, Duration rings, boolean onlyG711, Supplier<Audio> audio) {
    return new ServiceNumber(number, 0, rings, onlyG711, audio);
  }

  static ServiceNumber busy(String number) {
    return new ServiceNumber(number, 486, Duration.ZERO, true, Echo::new);
  }
}
