package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** Two baresips are brought to a conference that sipp holds. */
class ConferenceServerIT {
  private static final String MODE = "voip/services/conference/mode=REMOTE";
  private static final String SERVER = "voip/services/conference/conf_ms_addr=";
  private static final String CODEC = "PCMA/8000/1";

  @TempDir Path directory;

  private Path voice(int seconds) throws Exception {
    Path voice = directory.resolve("voice.wav");
    Likeness.write(voice, 8000, 1, seconds, 3);
    return voice;
  }

  /** Makes the conference, and returns what sipp saw. */
  private String conference(String marked, String address, int port, boolean removed)
      throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    Path voice = voice(5);
    try (Exchange exchange = Exchange.open();
        Sipp focus =
            Sipp.start(ConferenceFocus.room(marked), port, "-m", marked.isEmpty() ? "3" : "4");
        PhoneProcess phone =
            HousePhone.registered(
                directory, exchange.configuration("UDP", MODE, SERVER + address));
        Baresip two = exchange.baresip(CODEC, voice);
        Baresip three = exchange.third(CODEC, voice)) {
      phone.exec("call 200");
      two.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("call 300");
      three.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "(?s)HELD.*CONNECTED");
      assertEquals("conference of calls 3", phone.exec("conference 1 2").strip());
      phone.awaitOutput(Exchange.SOON, "notices", "200 is in the conference");
      phone.awaitOutput(Exchange.SOON, "notices", "300 is in the conference");
      phone.awaitOutput(
          Exchange.SOON, "calls", "(?s)^(?!.*HELD)(?!.*CONNECTED.*CONNECTED).*CONNECTED");
      if (!marked.isEmpty()) {
        phone.awaitOutput(Exchange.SOON, "roster", "Seven Hundred");
      }
      if (removed) {
        phone.exec("feature remove conference-server");
        assertTrue(phone.exec("calls").contains("CONNECTED"), phone.exec("calls"));
        assertEquals("no conference", phone.exec("conference").strip());
        phone.exec("hangup");
      } else {
        phone.exec("conference leave");
      }
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      two.hangup();
      three.hangup();
      focus.awaitSuccess();
      return focus.messages();
    }
  }

  @Test
  void aFactoryMakesTheConferenceAndTheOthersTalkOnWhenTheFirstLeaves() throws Exception {
    int port = FreePort.any();
    String seen = conference(";isfocus", "factory@127.0.0.1:" + port, port, false);
    assertTrue(seen.contains("INVITE sip:factory@127.0.0.1:" + port), seen);
    assertTrue(seen.split("INVITE sip:room7@127.0.0.1:" + port, -1).length >= 3, seen);
  }

  @Test
  void aMediaServerIsCalledByNameAndTheCallOutlivesTheBundle() throws Exception {
    int port = FreePort.any();
    String seen = conference("", "127.0.0.1:" + port, port, true);
    assertTrue(seen.split("INVITE sip:conf=[0-9a-z]+@127.0.0.1:" + port, -1).length >= 4, seen);
  }

  @Test
  void theFocusIsAskedToCallThePartiesInThePlaceOfOurCalls() throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    int port = FreePort.any();
    Path voice = voice(30);
    Scenario scenario = ConferenceFocus.calling();
    ConferenceFocus.asked(scenario, 200, "200 OK");
    ConferenceFocus.asked(scenario, 300, "603 Decline").isEnded();
    try (Exchange exchange = Exchange.open();
        Sipp focus = Sipp.start(scenario.toString(), port);
        PhoneProcess phone =
            HousePhone.registered(
                directory,
                exchange.behind(
                    port,
                    MODE,
                    SERVER + "factory@127.0.0.1:" + port,
                    "offhook/conference_server/roster=0",
                    "offhook/conference_server/refer=FOCUS"));
        Baresip two = exchange.baresip(CODEC, voice);
        Baresip three = exchange.third(CODEC, voice)) {
      for (Baresip party : new Baresip[] {two, three}) {
        party.dial("sip:100@127.0.0.1:" + exchange.kamailio().port());
        phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
        phone.exec("answer");
        party.awaitEstablished();
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      }
      phone.awaitOutput(Exchange.SOON, "calls", "(?s)HELD.*CONNECTED");
      phone.exec("conference 1 2");
      phone.awaitOutput(Exchange.SOON, "notices", "200 is in the conference");
      phone.awaitOutput(Exchange.SOON, "notices", "300 is not in the conference: 603");
      two.awaitEnded();
      phone.exec("conference leave");
      focus.awaitSuccess();
      assertTrue(phone.exec("calls").contains("HELD"), phone.exec("calls"));
      phone.exec("hangup all");
      three.awaitEnded();
    }
  }
}
