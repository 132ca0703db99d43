package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Pitch;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.BaresipConfig;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** Servers die while a call rings, out or in. */
class RingingFailoverIT {
  private static final Duration SOON = Duration.ofSeconds(8);

  @TempDir Path directory;

  @BeforeEach
  void look() {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
  }

  private PhoneProcess phone(String configuration) throws Exception {
    return PhoneProcess.boot(
        HouseImages.of("audiocodes-440hd"), directory.resolve("data"), configuration);
  }

  private static void awaitAt(PhoneProcess phone, String server) throws Exception {
    phone.awaitOutput(SOON, "lines", "(?m) REGISTERED .* \\Q" + server + "\\EUDP");
  }

  private Path tone() throws Exception {
    Path tone = directory.resolve("tone.wav");
    Pitch.write(tone, 8000, 800, 20);
    return tone;
  }

  @Test
  void aCallThatRingsThroughAServerThatDiesIsPlacedAnewByTheOther() throws Exception {
    assumeTrue(Baresip.isInstalled(), "baresip is not installed");
    BaresipConfig config =
        BaresipConfig.user("somebody", "none", "127.0.0.1")
            .unregistered()
            .codecs("PCMA/8000/1")
            .playing(tone());
    try (ServerPair servers = ServerPair.open();
        Baresip callee = Baresip.start(config);
        PhoneProcess phone = phone(servers.configuration())) {
      awaitAt(phone, servers.firstServer());
      phone.exec("call " + callee.address());
      phone.awaitOutput(SOON, "calls", "RINGING_OUT");
      callee.await("Incoming call", SOON);
      callee.forget();
      servers.first().close();
      // What rang before is over, and it rings again; the call is the same for the person.
      callee.await("Incoming call", SOON);
      phone.awaitOutput(SOON, "calls", "(?m)^1 .*RINGING_OUT");
      callee.answer();
      callee.awaitEstablished();
      phone.awaitOutput(SOON, "calls", "(?m)^1 .*CONNECTED");
      awaitAt(phone, servers.secondServer());
      phone.exec("hangup");
      callee.awaitEnded();
      assertFalse(phone.exec("calls").contains("RINGING"), "nothing is left");
    }
  }
}
