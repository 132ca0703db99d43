package org.offhook.lab;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.BaresipConfig;

/** The lab against baresip. */
class LabPeerTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @TempDir Path files;
  private Bench bench;

  @BeforeEach
  void open() throws IOException {
    assumeTrue(Baresip.isInstalled(), "baresip is not installed");
    bench = new Bench("_users", "200:two,201:other");
  }

  @AfterEach
  void close() throws InterruptedException {
    if (bench != null) {
      bench.close();
    }
  }

  private BaresipConfig user(String name, String password) {
    return BaresipConfig.user(name, password, bench.domain());
  }

  @Test
  void aWrongPasswordIsRefused() throws Exception {
    try (Baresip wrong = Baresip.start(user("200", "wrong"))) {
      wrong.await("401 Unauthorized", SOON);
    }
  }

  @Test
  void theEchoSendsBackWhatWasSaid() throws Exception {
    Path spoken = speech();
    try (Baresip baresip = Baresip.start(user("200", "two").playing(spoken))) {
      baresip.awaitRegistered();
      baresip.dial("sip:600@" + bench.domain());
      baresip.awaitEstablished();
      TimeUnit.SECONDS.sleep(4);
      baresip.hangup();
      System.err.println(baresip.output());
      System.err.println(baresip.heard() + " " + Files.size(baresip.heard()));
      Files.copy(
          baresip.heard(),
          Path.of("/tmp/bs/heard.wav"),
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    assertTrue(true);
  }

  private Path speech() throws IOException {
    return Path.of("/tmp/bs/in.wav");
  }
}
