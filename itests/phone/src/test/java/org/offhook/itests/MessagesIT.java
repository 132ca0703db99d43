package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.testkit.peer.Sipp;

/** Headers, events and extensions, old and unknown ones too, as sipp sees them dealt with. */
class MessagesIT extends WithSipp {
  @Override
  String[] parameters() {
    return new String[] {
      "voip/talk_event/enabled=1", "voip/services/msg_waiting_ind/enabled=AUDC_VM"
    };
  }

  @Test
  void headersOfOldAndUnknownOnesChangeNothing() throws Exception {
    String messages =
        takes(
            call(
                "Encryption: PGP version=2.6.2,encoding=ascii",
                "Fax: +1 212 555 0100",
                "Voicemail: sip:vm@x.example",
                "Date: Sat, 13 Nov 2010 23:29:00 GMT",
                "Timestamp: 7.5",
                "Identity: \"ZYNBbHC00VMZr2kZt6VmCvPonWJMGvQTBDqghoWeLxJfzB2a1pxAr3VgrB0SsSAa\"",
                "Identity-Info: <https://x.example/x.cer>;alg=rsa-sha1",
                "X-Nobody-Knows: \"this\" <one>"));
    assertTrue(messages.contains("Timestamp: 7.5"), messages);
    assertTrue(
        messages.lines().filter(l -> l.startsWith("SIP/2.0 1") && !l.contains("100")).count() > 0);
    // Every answer above 100 has a tag (RFC 3261 section 8.2.6.2).
    for (String part : messages.split("(?=SIP/2.0 )")) {
      if (part.startsWith("SIP/2.0 ") && !part.startsWith("SIP/2.0 100")) {
        assertTrue(part.split("\\r?\\n\\r?\\n")[0].matches("(?s).*\\nTo: [^\\n]*;tag=.*"), part);
      }
    }
  }

  @Test
  void anOlderRequestInTheDialogIsOutOfOrder() throws Exception {
    Scenario scenario =
        new Scenario(MEDIA)
            .invites("sendrecv")
            .hears(200)
            .asks("ACK", 1, "")
            .asks("OPTIONS", 7, "")
            .hears(200)
            .asks("INFO", 6, "")
            .hears(500)
            .asks("BYE", 8, "")
            .hears(200);
    try (Sipp sipp = play(scenario)) {
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      phone.exec("answer");
      sipp.awaitSuccess();
    }
  }

  @Test
  void eventsActAndUnknownOnesAreRefused() throws Exception {
    String refused =
        answered(489, "NOTIFY", "", "", "Event: breakfast", "Subscription-State: active");
    assertTrue(refused.contains("Allow-Events: "), refused);
    String summary = "Messages-Waiting: yes\nVoice-Message: 2/1\n";
    answered(
        200,
        "NOTIFY",
        "application/simple-message-summary",
        summary,
        "Event: message-summary",
        "Subscription-State: active");
    phone.awaitOutput(Exchange.SOON, "messages", "2 new, 1 old");
    answered(200, "NOTIFY", "", "", "Event: check-sync;reboot=false", "Subscription-State: active");
    String held = "a=sendonly";
    Scenario scenario =
        new Scenario(MEDIA)
            .invites("sendrecv")
            .hears(200)
            .asks("ACK", 1, "")
            .asks("NOTIFY", 2, "", "Event: breakfast", "Subscription-State: active")
            .hears(489)
            .asks("NOTIFY", 3, "", "Event: hold", "Subscription-State: active")
            .hears(200)
            .receives("INVITE", held)
            .agrees("200 OK", "recvonly")
            .receives("ACK")
            .asks("NOTIFY", 4, "", "Event: talk", "Subscription-State: active")
            .hears(200)
            .receives("INVITE", "a=sendrecv")
            .agrees("200 OK", "sendrecv")
            .receives("ACK")
            .asks("BYE", 5, "")
            .hears(200);
    try (Sipp sipp = play(scenario)) {
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      phone.exec("answer");
      sipp.awaitSuccess();
    }
  }

  @Test
  void whatThePhoneDoesNotHaveIsRefusedOrLeavesNoTrace() throws Exception {
    // RFC 3312, RFC 5626, RFC 5768 (ICE), RFC 3323, RFC 3329.
    for (String tag : List.of("precondition", "outbound", "ice", "privacy", "sec-agree")) {
      assertEquals(tag, value(refusedFor(tag), "Unsupported"), tag);
    }
    String noise =
        """
        a=sqn: 0
        a=cdsc: 1 audio RTP/AVP 0 18 96
        a=cpar: a=rtpmap:96 telephone-event/8000
        a=curr:qos e2e none
        a=des:qos optional e2e sendrecv
        a=ice-pwd:asd88fgpdd777uzjYhagZg
        a=ice-ufrag:8hhY
        a=candidate:1 1 UDP 2130706431 10.0.1.1 8998 typ host
        """;
    String scenario =
        call("Contact: <sip:sipp@[local_ip]:[local_port];comp=sigcomp>")
            .toString()
            .replace("RTP/AVP 8\n", "RTP/AVP 8\n" + noise);
    scenario = scenario.replace("branch=[branch]", "branch=[branch];comp=sigcomp");
    String messages = takes(scenario);
    String ours = messages.substring(messages.indexOf("SIP/2.0 200 OK"));
    assertFalse(ours.matches("(?s).*(a=cdsc|a=sqn|a=ice|a=candidate|a=curr).*"), ours);
    // A SigComp message (RFC 3320), and what a manager asks a SIP MIB (SNMP get-next).
    byte[] sigComp = new byte[200];
    sigComp[0] = (byte) 0xf9;
    byte[] snmp =
        HexFormat.of()
            .parseHex(
                "302602010104067075626c6963a11902040101010102010002010030"
                    + "0b300906052b060102010500");
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.4"))) {
      int port = Integer.parseInt(phone.exec("config get voip/signalling/sip/port").strip());
      InetAddress there = InetAddress.getByName("127.0.0.1");
      for (byte[] packet : List.of(sigComp, snmp, "\r\n".getBytes(StandardCharsets.US_ASCII))) {
        socket.send(new DatagramPacket(packet, packet.length, there, port));
      }
    }
    answered(200, "OPTIONS", "", "");
  }
}
