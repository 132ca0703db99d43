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
  /** Takes whoever calls into room 7. */
  private static final String FOCUS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <scenario name="focus">
        <recv request="INVITE" rrs="true"/>
        <send retrans="500"><![CDATA[
          SIP/2.0 200 OK
          [last_Via:]
          [last_From:]
          [last_To:];tag=[pid]focus[call_number]
          [last_Call-ID:]
          [last_CSeq:]
          [last_Record-Route:]
          Contact: <sip:room7@[local_ip]:[local_port]>%s
          Content-Type: application/sdp
          Content-Length: [len]

          v=0
          o=- 1 1 IN IP4 [local_ip]
          s=-
          c=IN IP4 [local_ip]
          t=0 0
          m=audio [media_port] RTP/AVP 8
          a=rtpmap:8 PCMA/8000
        ]]></send>
        <recv request="ACK"/>
        <recv request="BYE"/>
        <send><![CDATA[
          SIP/2.0 200 OK
          [last_Via:]
          [last_From:]
          [last_To:]
          [last_Call-ID:]
          [last_CSeq:]
          Content-Length: 0

        ]]></send>
      </scenario>
      """;

  @TempDir Path directory;

  /** Makes the conference, and returns what sipp saw. */
  private String conference(String marked, String address, int port, boolean removed)
      throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    Path voice = directory.resolve("voice.wav");
    Likeness.write(voice, 8000, 1, 5, 3);
    try (Exchange exchange = Exchange.open();
        Sipp focus = Sipp.start(FOCUS.formatted(marked), port, "-m", "3");
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("data"),
                exchange.configuration(
                    "UDP",
                    "voip/services/conference/mode=REMOTE",
                    "voip/services/conference/conf_ms_addr=" + address));
        Baresip two = exchange.baresip("PCMA/8000/1", voice);
        Baresip three = exchange.third("PCMA/8000/1", voice)) {
      Exchange.awaitRegistered(phone);
      phone.exec("call 200");
      two.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("call 300");
      three.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "(?s)HELD.*CONNECTED");
      assertEquals("conference of calls 3", phone.exec("conference 1 2").strip());
      phone.awaitOutput(Exchange.SOON, "notices", "200 is in the conference");
      phone.awaitOutput(Exchange.SOON, "notices", "300 is in the conference");
      String calls = phone.awaitOutput(Exchange.SOON, "calls", "(?s)^(?!.*HELD).*CONNECTED");
      assertEquals(1, calls.split("CONNECTED", -1).length - 1, calls);
      if (removed) {
        phone.exec("feature remove conference-server");
        assertTrue(phone.exec("calls").contains("CONNECTED"), phone.exec("calls"));
        assertEquals("no conference", phone.exec("conference").strip());
        phone.exec("hangup");
      } else {
        phone.exec("conference leave");
      }
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      two.command("/listcalls");
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
}
