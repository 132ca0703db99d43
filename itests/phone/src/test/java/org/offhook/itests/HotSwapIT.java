package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.HostDelays;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.phone.PhoneProcess;
import org.offhook.testkit.phone.ProcessFigures;

/** Capabilities are replaced while a call is up, and the line feature leaves and returns. */
@Alone
class HotSwapIT {
  private static final double LONGEST_PAUSE = 0.100;

  @TempDir Path directory;

  @Test
  void theCallOutlivesTheReplacementOfItsParts() throws Exception {
    assumeTrue(Wire.isInstalled(), "tshark is not installed");
    Path theirs = directory.resolve("theirs.wav");
    Likeness.write(theirs, 16_000, 1, 60, 2);
    Path ours = directory.resolve("ours.wav");
    Likeness.write(ours, 16_000, 1, 60, 1);
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.configuration(
                    "UDP",
                    "offhook/audio/device=wav",
                    "offhook/audio/wav/play=" + ours,
                    "voip/signalling/sip/session_timer=0"))) {
      try (Baresip baresip = exchange.baresip("G722/16000/1", theirs);
          Wire wire = Wire.capture(directory);
          HostDelays host = new HostDelays()) {
        phone.exec("call 200");
        baresip.awaitEstablished();
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED .*G722");
        Exchange.talk(1);
        for (String part :
            List.of("dtmf", "syslog", "tones", "audio-wav", "codec-pcma", "codec-g722")) {
          phone.exec("bundle update " + part);
          Exchange.talk(1);
        }
        assertTrue(phone.exec("calls").contains("CONNECTED"), phone.log());
        Exchange.talk(3);
        phone.exec("hangup");
        baresip.awaitEnded();
        Wire.Heard heard = wire.stop();
        assertEquals(1, heard.invites(), "INVITE and UPDATE of the phone, but for the first");
        assertTrue(heard.packets() > 400, "RTP packets " + heard.packets());
        double late = host.standstillMillis() / 1000.0;
        assertTrue(
            heard.longestPause() <= LONGEST_PAUSE + late,
            "RTP paused %f s, the host stood still for %f s".formatted(heard.longestPause(), late));
        assertEquals(0, heard.gapsInSequence(), "lost sequence numbers");
        // The voice is back after the last replacement: the file is spoken from its beginning
        // again.
        assertTrue(Likeness.of(ours, baresip.heard()) > 0.8);
      }
    }
  }

  @Test
  void theLineFeatureLeavesAndReturnsWithoutATrace() throws Exception {
    Path theirs = directory.resolve("theirs.wav");
    Likeness.write(theirs, 8000, 1, 60, 2);
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = HousePhone.registered(directory, exchange.configuration("UDP"))) {
      try (Baresip baresip = exchange.baresip("PCMA/8000/1", theirs)) {
        phone.exec("call 200");
        baresip.awaitEstablished();
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        phone.exec("feature remove line");
        baresip.awaitEnded();
        awaitBound(exchange, false);
        phone.exec("feature install line");
        Exchange.awaitRegistered(phone);
      }
      round(phone, exchange, 5);
      ProcessFigures before = ProcessFigures.of(phone.pid());
      round(phone, exchange, 50);
      ProcessFigures after = ProcessFigures.of(phone.pid());
      String figures = before + " and after 50 rounds " + after;
      assertTrue(after.threads() <= before.threads() + 2, figures);
      assertTrue(after.sockets() <= before.sockets() + 1, figures);
      assertTrue(after.bundleLoaders() <= before.bundleLoaders() + 1, figures);
    }
  }

  private static void round(PhoneProcess phone, Exchange exchange, int rounds) throws Exception {
    for (int i = 0; i < rounds; i++) {
      phone.exec("feature remove line");
      awaitBound(exchange, false);
      phone.exec("feature install line");
      awaitBound(exchange, true);
    }
  }

  private static void awaitBound(Exchange exchange, boolean bound) throws Exception {
    long deadline = System.nanoTime() + Exchange.SOON.toNanos();
    while (exchange.kamailio().bindings().contains("sip:100@") != bound) {
      assertTrue(System.nanoTime() < deadline, "bound to become " + bound);
      Exchange.talk(0.02);
    }
  }
}
