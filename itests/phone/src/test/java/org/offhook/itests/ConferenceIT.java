package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Pitch;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.phone.PhoneProcess;

/** Three parties, each with a tone of its own: the phone and two baresips. */
@Alone
class ConferenceIT {
  // So far apart that 200 ms of one with every packet late measure under SILENT at the others.
  private static final double OURS = 2600;
  private static final double SECOND = 500;
  private static final double THIRD = 1400;
  private static final double CLEAR = 0.1;
  private static final double SILENT = 0.01;

  @TempDir Path directory;

  private Path tone(String name, double hertz) throws Exception {
    Path wav = directory.resolve(name + ".wav");
    Pitch.write(wav, 8000, hertz, 20);
    return wav;
  }

  private static void assertHears(Path heard, double hertz) throws Exception {
    double level = Pitch.loudest(heard, hertz, 200);
    assertTrue(level > CLEAR, hertz + " Hz at " + level);
  }

  private static void assertDoesNotHear(Path heard, double hertz) throws Exception {
    double level = Pitch.loudest(heard, hertz, 200);
    assertTrue(level < SILENT, hertz + " Hz at " + level);
  }

  @Test
  void eachHearsTheOtherTwoAndTheyTalkOnWhenTheFirstLeaves() throws Exception {
    Path heard = directory.resolve("heard.wav");
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.configuration(
                    "UDP",
                    "voip/codec/codec_info/0/name=PCMA",
                    "offhook/audio/device=wav",
                    "offhook/audio/wav/play=" + tone("ours", OURS),
                    "offhook/audio/wav/loop=1",
                    "offhook/audio/wav/record=" + heard))) {
      try (Baresip two = exchange.baresip("PCMA/8000/1", tone("second", SECOND));
          Baresip three = exchange.third("PCMA/8000/1", tone("third", THIRD))) {
        phone.exec("call 200");
        two.awaitEstablished();
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        phone.exec("call 300");
        three.awaitEstablished();
        phone.awaitOutput(Exchange.SOON, "calls", "(?s)HELD.*CONNECTED");
        assertTrue(phone.tryExec("conference 1").output().contains("two calls are needed"));
        assertEquals("conference of calls 1, 2", phone.exec("conference 1 2").strip());
        phone.awaitOutput(Exchange.SOON, "calls", "(?s)CONNECTED.*CONNECTED");
        Exchange.talk(3);
        phone.exec("conference leave");
        three.awaitEstablished();
        phone.awaitOutput(Exchange.SOON, "calls", "no calls");
        assertHears(heard, SECOND);
        assertHears(heard, THIRD);
        assertDoesNotHear(heard, OURS);
        Exchange.talk(2);
        three.hangup();
        three.awaitEnded("200@");
        assertHears(three.heard(), SECOND);
        assertDoesNotHear(three.heard(), OURS);
      }
    }
  }

  @Test
  void nobodyHearsItself() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.configuration(
                    "UDP",
                    "voip/codec/codec_info/0/name=PCMA",
                    "offhook/audio/device=wav",
                    "offhook/audio/wav/play=" + tone("ours", OURS),
                    "offhook/audio/wav/loop=1"))) {
      try (Baresip two = exchange.baresip("PCMA/8000/1", tone("second", SECOND));
          Baresip three = exchange.third("PCMA/8000/1", tone("third", THIRD))) {
        phone.exec("call 200");
        two.awaitEstablished();
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        phone.exec("call 300");
        three.awaitEstablished();
        phone.awaitOutput(Exchange.SOON, "calls", "(?s)HELD.*CONNECTED");
        phone.exec("conference 1 2");
        phone.awaitOutput(Exchange.SOON, "calls", "(?s)CONNECTED.*CONNECTED");
        Exchange.talk(3);
        phone.exec("hangup all");
        three.awaitEnded();
        assertHears(three.heard(), OURS);
        assertHears(three.heard(), SECOND);
        assertDoesNotHear(three.heard(), THIRD);
      }
    }
  }
}
