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
  /** Takes whoever calls into room 7, and tells who is there. */
  private static final String FOCUS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <scenario name="focus">
        <recv request="SUBSCRIBE" optional="true" next="9">
          <action>
            <ereg regexp=".*" search_in="hdr" header="From:" assign_to="from"/>
            <ereg regexp=".*" search_in="hdr" header="To:" assign_to="to"/>
            <ereg regexp="sip:[^>]*" search_in="hdr" header="Contact:" assign_to="target"/>
          </action>
        </recv>
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
        <send next="99"><![CDATA[
          SIP/2.0 200 OK
          [last_Via:]
          [last_From:]
          [last_To:]
          [last_Call-ID:]
          [last_CSeq:]
          Content-Length: 0

        ]]></send>
        <label id="9"/>
        <send><![CDATA[
          SIP/2.0 200 OK
          [last_Via:]
          [last_From:]
          [last_To:];tag=roster
          [last_Call-ID:]
          [last_CSeq:]
          [last_Record-Route:]
          Contact: <sip:room7@[local_ip]:[local_port]>;isfocus
          Expires: 600
          Content-Length: 0

        ]]></send>
        <send retrans="500"><![CDATA[
          NOTIFY [$target] SIP/2.0
          Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
          From:[$to];tag=roster
          To:[$from]
          Call-ID: [call_id]
          CSeq: 1 NOTIFY
          Max-Forwards: 70
          Contact: <sip:room7@[local_ip]:[local_port]>;isfocus
          Event: conference
          Subscription-State: active;expires=600
          Content-Type: application/conference-info+xml
          Content-Length: [len]

          <conference-info xmlns="urn:ietf:params:xml:ns:conference-info"
            entity="sip:room7@127.0.0.1" state="full" version="1"><users>
          <user entity="sip:700@127.0.0.1"><display-text>Seven Hundred</display-text>
          <endpoint entity="sip:700@127.0.0.1"><status>connected</status></endpoint></user>
          </users></conference-info>
        ]]></send>
        <recv response="200"/>
        <recv request="SUBSCRIBE"/>
        <send><![CDATA[
          SIP/2.0 200 OK
          [last_Via:]
          [last_From:]
          [last_To:]
          [last_Call-ID:]
          [last_CSeq:]
          Contact: <sip:room7@[local_ip]:[local_port]>;isfocus
          Expires: 0
          Content-Length: 0

        ]]></send>
        <label id="99"/>
      </scenario>
      """;

  /** A focus that is asked to call two parties; the first one comes, the second does not. */
  private static final String CALLING_FOCUS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <scenario name="calling focus">
        <recv request="INVITE">
          <action>
            <ereg regexp=".*" search_in="hdr" header="From:" assign_to="from"/>
            <ereg regexp=".*" search_in="hdr" header="To:" assign_to="to"/>
            <ereg regexp="sip:[^>]*" search_in="hdr" header="Contact:" assign_to="target"/>
          </action>
        </recv>
        <send retrans="500"><![CDATA[
          SIP/2.0 200 OK
          [last_Via:]
          [last_From:]
          [last_To:];tag=focus
          [last_Call-ID:]
          [last_CSeq:]
          Contact: <sip:room7@[local_ip]:[local_port]>;isfocus
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
        %s
        %s
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

  private static final String REFER =
      """
      <recv request="REFER">
        <action>
          <ereg regexp="Refer-To: .sip:%1$s.*Replaces=.*to-tag" search_in="msg"
            check_it="true" assign_to="party%1$s"/>
        </action>
      </recv>
      <Reference variables="party%1$s"/>
      <send><![CDATA[
        SIP/2.0 202 Accepted
        [last_Via:]
        [last_From:]
        [last_To:]
        [last_Call-ID:]
        [last_CSeq:]
        Contact: <sip:room7@[local_ip]:[local_port]>;isfocus
        Content-Length: 0

      ]]></send>
      <send retrans="500"><![CDATA[
        NOTIFY [$target] SIP/2.0
        Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
        From:[$to];tag=focus
        To:[$from]
        Call-ID: [call_id]
        CSeq: %1$s NOTIFY
        Max-Forwards: 70
        Contact: <sip:room7@[local_ip]:[local_port]>;isfocus
        Event: refer
        Subscription-State: terminated;reason=noresource
        Content-Type: message/sipfrag
        Content-Length: [len]

        SIP/2.0 %2$s
      ]]></send>
      <recv response="200"/>
      """;

  @TempDir Path directory;

  /** Makes the conference, and returns what sipp saw. */
  private String conference(String marked, String address, int port, boolean removed)
      throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    Path voice = directory.resolve("voice.wav");
    Likeness.write(voice, 8000, 1, 5, 3);
    try (Exchange exchange = Exchange.open();
        Sipp focus = Sipp.start(FOCUS.formatted(marked), port, "-m", marked.isEmpty() ? "3" : "4");
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
    Path voice = directory.resolve("voice.wav");
    Likeness.write(voice, 8000, 1, 30, 3);
    String scenario =
        CALLING_FOCUS.formatted(
            REFER.formatted("200", "200 OK"), REFER.formatted("300", "603 Decline"));
    try (Exchange exchange = Exchange.open();
        Sipp focus = Sipp.start(scenario, port);
        PhoneProcess phone =
            PhoneProcess.boot(
                HouseImages.of("audiocodes-440hd"),
                directory.resolve("data"),
                exchange.behind(
                    port,
                    "voip/services/conference/mode=REMOTE",
                    "voip/services/conference/conf_ms_addr=factory@127.0.0.1:" + port,
                    "offhook/conference_server/roster=0",
                    "offhook/conference_server/refer=FOCUS"));
        Baresip two = exchange.baresip("PCMA/8000/1", voice);
        Baresip three = exchange.third("PCMA/8000/1", voice)) {
      Exchange.awaitRegistered(phone);
      for (Baresip party : new Baresip[] {two, three}) {
        party.dial("sip:100@127.0.0.1:" + exchange.kamailio().port());
        phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
        phone.exec("answer");
        party.awaitEstablished();
      }
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
