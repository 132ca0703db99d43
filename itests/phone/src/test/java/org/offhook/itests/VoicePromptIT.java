package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** A mailbox, sipp, tells of a message; the phone says so, and its earpiece is recorded. */
@Alone
class VoicePromptIT {
  @TempDir Path directory;

  @Test
  void thePromptIsHeardAsItStandsInItsFile() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    Path prompt = directory.resolve("prompt.wav");
    Likeness.write(prompt, 8000, 1, 4, 17);
    Path heard = directory.resolve("heard.wav");
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.configuration(
                    "UDP",
                    "offhook/audio/device=wav",
                    "offhook/audio/wav/record=" + heard,
                    "offhook/prompts/messages/file=" + prompt))) {
      UnaskedSummary.tell(phone, "1/0");
      Exchange.talk(7);
      assertTrue(Files.exists(heard), phone.log());
    }
    double like = Likeness.of(prompt, heard);
    assertTrue(like > 0.9, "as the file: " + like);
  }
}
