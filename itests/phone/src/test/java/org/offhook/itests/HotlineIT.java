package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Pitch;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** Going off hook: what is heard, and what is dialled by itself. */
@Alone
class HotlineIT {
  /** The dial tone of the United States. */
  private static final double LOW = 350;

  private static final double HIGH = 440;

  @TempDir Path directory;

  private PhoneProcess phone(Exchange exchange, int server, String... lines) throws Exception {
    return HousePhone.registered(directory, exchange.behind(server, lines));
  }

  @Test
  void theFixedNumberIsCalledAfterItsTimeAndADigitKeepsItBack() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    try (Exchange exchange = Exchange.open();
        Sipp callee = Sipp.start(Scenario.callee("4711"), port);
        PhoneProcess phone =
            phone(
                exchange,
                port,
                "voip/dialing/timeout=-1",
                "voip/dialing/auto_dialing/enabled=1",
                "voip/dialing/auto_dialing/timeout=3",
                "voip/dialing/auto_dialing/destination=4711")) {
      phone.exec("hook off");
      phone.exec("digits 1");
      Exchange.talk(4);
      assertEquals("no calls", phone.exec("calls").strip());
      phone.exec("hook on");
      long began = System.nanoTime();
      phone.exec("hook off");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      assertTrue(System.nanoTime() - began >= 2_900_000_000L, "called too early");
      phone.exec("hook on");
      callee.awaitSuccess();
    }
  }

  @Test
  void theDialToneIsHeardUntilTheFirstDigitAndTheNumberGoesOut() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    Path heard = directory.resolve("heard.wav");
    try (Exchange exchange = Exchange.open();
        Sipp callee = Sipp.start(Scenario.callee("150"), port);
        PhoneProcess phone =
            phone(
                exchange, port, "offhook/audio/device=wav", "offhook/audio/wav/record=" + heard)) {
      phone.exec("hook off");
      Exchange.talk(2);
      phone.exec("digits 1");
      double seconds = silence(heard);
      phone.exec("digits 50#");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      callee.awaitSuccess();
      assertTrue(
          Pitch.loudest(heard, LOW, 500) > 0.05, "350 Hz: " + Pitch.loudest(heard, LOW, 500));
      assertTrue(
          Pitch.loudest(heard, HIGH, 500) > 0.05, "440 Hz: " + Pitch.loudest(heard, HIGH, 500));
      assertTrue(seconds > 1.5, "dial tone of " + seconds + " s");
    }
  }

  @Test
  void aPrefixIsAnsweredByAToneAndANumberTypedOnHookWaitsForTheHandset() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    Path heard = directory.resolve("heard.wav");
    try (Exchange exchange = Exchange.open();
        Sipp callee = Sipp.start(Scenario.callee("160"), port);
        PhoneProcess phone =
            phone(
                exchange,
                port,
                "voip/dialing/timeout=1",
                "voip/dialing/on_hook_dialing=OFF_LINE_DIALING",
                "voip/dialing/secondary_dial_tone/enabled=1",
                "voip/dialing/secondary_dial_tone/key_sequence=0",
                "voip/dialing/secondary_dial_tone/add_prefix=0",
                "offhook/audio/device=wav",
                "offhook/audio/wav/record=" + heard)) {
      phone.exec("digits 0160");
      Exchange.talk(2);
      assertEquals("no calls", phone.exec("calls").strip());
      phone.exec("digits clear");
      // From here on a person may take all the time there is.
      phone.exec("config set voip/dialing/timeout=-1");
      phone.exec("hook off");
      phone.exec("digits 1");
      double before = silence(heard);
      phone.exec("hook on");
      phone.exec("hook off");
      phone.exec("digits 0");
      Exchange.talk(0.8);
      phone.exec("hook on");
      double second = silence(heard) - before;
      assertTrue(second > 0.7, "tones of " + second + " s after " + before);
      phone.exec("digits 0160");
      phone.exec("hook off");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      callee.awaitSuccess();
    }
  }

  @Test
  void whoIsLeftHearsFastBusy() throws Exception {
    Path heard = directory.resolve("heard.wav");
    Path voice = directory.resolve("voice.wav");
    Pitch.write(voice, 8000, 1000, 60);
    try (Exchange exchange = Exchange.open();
        Baresip baresip = exchange.baresip("PCMA/8000/1", voice);
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.configuration(
                    "UDP",
                    "voip/dialing/enable_remote_disconnect_warningTone=1",
                    "voip/dialing/automatic_disconnect_delay_timer=1500",
                    "offhook/audio/device=wav",
                    "offhook/audio/wav/record=" + heard))) {
      phone.exec("call 200");
      baresip.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      baresip.hangup();
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      Exchange.talk(2.5);
      // The reorder tone of the United States is 480 and 620 Hz.
      assertTrue(Pitch.loudest(heard, 480, 200) > 0.03, "" + Pitch.loudest(heard, 480, 200));
      assertTrue(Pitch.loudest(heard, 620, 200) > 0.03, "" + Pitch.loudest(heard, 620, 200));
    }
  }

  /** What was heard until now, in seconds, and nothing is heard any more. */
  private static double silence(Path wav) throws Exception {
    Exchange.talk(0.5);
    double before = seconds(wav);
    Exchange.talk(1);
    assertEquals(before, seconds(wav), "it is heard on and on");
    return before;
  }

  /** The device records only while something plays. */
  private static double seconds(Path wav) throws Exception {
    try (var in = javax.sound.sampled.AudioSystem.getAudioInputStream(wav.toFile())) {
      return in.readAllBytes().length / 2.0 / in.getFormat().getSampleRate();
    }
  }
}
