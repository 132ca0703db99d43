package org.offhook.itests;

import java.nio.file.Path;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.phone.PhoneProcess;

/** A person's fingers on the keys of a phone, and eyes on its lamps. */
final class Keypad {
  static final String CODEC = "PCMA/8000/1";
  static final String ES410 = "escene-es410";

  private Keypad() {}

  /**
   * Waits until a key is lit so.
   *
   * @param list the command that lists the key, {@code keys} or {@code keys hard}
   */
  static void lamp(PhoneProcess phone, String list, String key, String lamp) throws Exception {
    phone.awaitOutput(Exchange.SOON, list, "(?m)^" + key + " +[A-Z_]+ .* " + lamp + "$");
  }

  /** Waits until the phone is in a state, with these softkeys. */
  static void state(PhoneProcess phone, String state, String softkeys) throws Exception {
    phone.awaitOutput(Exchange.SOON, "softkeys", "(?s)" + state + "\\n.*" + softkeys);
  }

  /** Presses digits. */
  static void type(PhoneProcess phone, String digits) throws Exception {
    for (String digit : digits.split("")) {
      phone.exec("press digit " + digit);
    }
  }

  /** What the other end says. */
  static Path speech(Path directory) throws Exception {
    Path theirs = directory.resolve("theirs.wav");
    // Who runs out of speech hangs up.
    Likeness.write(theirs, 8000, 1, 60, 71);
    return theirs;
  }
}
