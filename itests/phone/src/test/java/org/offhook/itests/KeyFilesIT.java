package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.phone.PhoneProcess;

/** Keys that are saved to files and loaded from them. */
class KeyFilesIT {
  @TempDir Path directory;

  @Test
  void keysSavedByOnePhoneAreLoadedByAnother() throws Exception {
    Path speedDials = directory.resolve("speed.csv");
    Path keys = directory.resolve("keys.cfg");
    try (PhoneProcess one =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("one"),
                """
                voip/signalling/sip/port=0
                personal_settings/functional_key/0/type=SPEED_DIAL
                personal_settings/functional_key/0/speed_dial_number=200
                personal_settings/functional_key/3/type=SPEED_DIAL_BLF
                personal_settings/functional_key/3/speed_dial_number=201
                personal_settings/functional_key/14/type=KEY_EVENT
                personal_settings/functional_key/14/key_event=MISSED_CALLS
                """);
        PhoneProcess other =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("other"),
                "voip/signalling/sip/port=0\n")) {
      one.exec("speeddials save " + speedDials);
      one.exec("speeddials save " + keys);
      assertEquals("1,200,0\n4,201,1\n", Files.readString(speedDials));
      assertEquals("2 keys are loaded", other.exec("speeddials load " + speedDials).strip());
      assertEquals("1,200,0\n4,201,1", other.exec("speeddials").strip());
      other.exec("speeddials delete all");
      assertEquals("no speed dial is configured", other.exec("speeddials").strip());
      assertEquals("3 keys are loaded", other.exec("speeddials load " + keys).strip());
      String keysOfOne = one.exec("keys");
      assertTrue(keysOfOne.matches("(?s).*14 +KEY_EVENT.*0 +SPEED_DIAL +200.*"), keysOfOne);
      other.awaitOutput(Exchange.SOON, "keys", "\\A" + Pattern.quote(keysOfOne) + "\\z");
      other.exec("config set personal_settings/speed_dial_programming/enabled=0");
      assertTrue(
          other.tryExec("speeddials delete all").output().contains("cannot be changed here"));
    }
  }
}
