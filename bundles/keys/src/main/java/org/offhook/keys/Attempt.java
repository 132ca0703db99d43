package org.offhook.keys;

import java.io.IOException;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.Phone;

/** Something a key tries; why it cannot be done is told to the person. */
@FunctionalInterface
interface Attempt {
  /** Does it. */
  void run() throws CallRefused, IOException;

  /** Does it, or tells why not. */
  static void of(Phone phone, String otherwise, Attempt attempt) {
    try {
      attempt.run();
    } catch (CallRefused | IOException | IllegalArgumentException e) {
      phone.notice(otherwise + ": " + e.getMessage());
    }
  }
}
