package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Pitch;
import org.offhook.testkit.peer.LocalNetwork;
import org.offhook.testkit.peer.Nginx;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.Surroundings;

/** Tones that nginx hands out to a phone as it starts, in a network of their own. */
@Alone
class RingToneArchiveIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final double BELL = 1200;

  @TempDir Path directory;

  /** One tone, and one that is none. */
  private void archive(Path file) throws Exception {
    Path bell = directory.resolve("bell.wav");
    Path wrong = directory.resolve("wrong.wav");
    Pitch.write(bell, 16_000, BELL, 1);
    Pitch.write(wrong, 48_000, BELL, 1);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Path tone : List.of(bell, wrong)) {
        zip.putNextEntry(new ZipEntry(tone.getFileName().toString()));
        zip.write(Files.readAllBytes(tone));
      }
    }
  }

  @Test
  void theTonesOfAServerAreThereWithoutARestartAndAreHeard() throws Exception {
    assumeTrue(LocalNetwork.isPossible(), "no network namespaces");
    assumeTrue(Nginx.isInstalled(), "nginx is not installed");
    Path files = Files.createDirectories(directory.resolve("files"));
    Path heard = directory.resolve("heard.wav");
    archive(files.resolve("tones.zip"));
    try (LocalNetwork network = LocalNetwork.of(2)) {
      String server = "http://" + network.address(1);
      String provisioning =
          "provisioning/method=STATIC\nprovisioning/configuration/url=" + server + "/phone.cfg\n";
      Files.writeString(
          files.resolve("phone.cfg"),
          provisioning
              + "provisioning/ring_tone_uri="
              + server
              + "/tones.zip\noffhook/audio/device=wav\noffhook/audio/wav/record="
              + heard
              + "\n");
      try (Nginx web = Nginx.start(network, 1, directory, "listen 80; root " + files + ";");
          PhoneProcess phone =
              PhoneProcess.boot(
                  HouseImages.of("audiocodes-440hd", "provision", "fetch-http"),
                  directory.resolve("data"),
                  provisioning,
                  Surroundings.provisioned(network.namespace(2)))) {
        phone.awaitOutput(SOON, "ring", "(?m)^bell \\(loaded\\)$");
        phone.awaitOutput(
            SOON, "provision log", "wrong\\.wav: coding 1, 1 channels, 48000 Hz, 16 bit");
        phone.exec("ring play bell");
        Exchange.talk(3);
        phone.exec("ring stop");
        phone.awaitWritten(heard);
        double level = Pitch.loudest(heard, BELL, 100);
        assertTrue(level > 0.1, level + phone.log() + web.output());
      }
    }
  }
}
