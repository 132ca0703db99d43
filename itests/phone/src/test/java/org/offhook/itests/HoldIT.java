package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.audio.Pitch;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** What a long hold is like on both sides, with baresip at the other end. */
@Alone
class HoldIT {
  @TempDir Path directory;

  @Test
  void theHeldPeerHearsMusicAndThePersonABeep() throws Exception {
    assumeTrue(Wire.isInstalled(), "tshark is not installed");
    Path music = directory.resolve("music.wav");
    Path theirs = directory.resolve("theirs.wav");
    Path heard = directory.resolve("heard.wav");
    Likeness.write(music, 16_000, 1, 6, 11);
    // Who runs out of speech hangs up.
    Likeness.write(theirs, 8_000, 1, 30, 12);
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.configuration(
                    "UDP",
                    "voip/codec/codec_info/0/name=PCMA",
                    "offhook/hold/music=" + music,
                    "offhook/hold/reminder=2",
                    "offhook/audio/device=wav",
                    "offhook/audio/wav/record=" + heard))) {
      try (Baresip baresip = exchange.baresip("PCMA/8000/1", theirs)) {
        baresip.dial("sip:100@127.0.0.1:" + exchange.kamailio().port());
        phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
        phone.exec("answer");
        baresip.awaitEstablished();
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        phone.exec("hold");
        phone.awaitOutput(Exchange.SOON, "calls", "HELD");
        Path sent = directory.resolve("sent.wav");
        try (Wire wire = Wire.capture(directory)) {
          Exchange.talk(5);
          wire.voice(sent);
        }
        phone.exec("hangup");
        baresip.awaitEnded();
        phone.awaitOutput(Exchange.SOON, "calls", "no calls");
        // baresip records nothing while it is held: what counts is what reached it on the wire.
        double there = Likeness.of(music, sent);
        assertTrue(
            there > 0.9,
            "music "
                + there
                + "; "
                + Pitch.loudest(baresip.heard(), 1000, 100)
                + phone.log()
                + baresip.output());
        // Held calls are not heard here: what was recorded meanwhile is the beeps.
        double beeps = Pitch.loudest(heard, 1400, 100);
        assertTrue(beeps > 0.05, "beep " + beeps);
      }
    }
  }

  /** sipp calls, is held, and hears BYE when the handset is put back, not before it is wanted. */
  @Test
  void theHandsetEndsAHeldCallOnlyWhereThatIsWanted() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    String caller = Scenario.calls().isHeld().isEnded().toString();
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = HousePhone.registered(directory, exchange.configuration("UDP"))) {
      try (Sipp sipp = HousePhone.spokenTo(phone, caller)) {
        phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
        phone.exec("hook off");
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        phone.exec("hold");
        phone.awaitOutput(Exchange.SOON, "calls", "HELD");
        phone.exec("hook on");
        assertTrue(phone.exec("calls").contains("HELD"));
        phone.exec("config set voip/onhook_disconnect_when_held/enabled=1");
        long deadline = System.nanoTime() + Exchange.SOON.toNanos();
        // Config Admin tells of what is set on a thread of its own.
        do {
          phone.exec("hook on");
        } while (!phone.exec("calls").contains("no calls") && System.nanoTime() < deadline);
        sipp.awaitSuccess();
      }
    }
  }

  @Test
  void aFileThatIsTooBigIsRefusedWithItsSize() throws Exception {
    Path big = directory.resolve("big.wav");
    Likeness.write(big, 16_000, 1, 12, 13);
    try (PhoneProcess phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd"),
            directory.resolve("data"),
            "voip/signalling/sip/port=0\noffhook/hold/music=" + big + "\n")) {
      String health = phone.tryExec("health").output();
      assertTrue(
          health.contains("big.wav: 384044 bytes, expected 307200 at most"), health + phone.log());
    }
  }
}
