package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;

/** Calls as RFC 3665 has them, with sipp as the proxies and whoever is called. */
class CallFlowsIT extends BehindSipp {
  private static final String FIRST_ROUTE = "Record-Route: <sip:ss1@[local_ip]:[local_port];lr>";
  private static final String SECOND_ROUTE = "Record-Route: <sip:ss2@[local_ip]:[local_port];lr>";

  /** Sections 3.1 to 3.3: two proxies, each of which wants to know who we are. */
  @Test
  void throughTwoProxies() throws Exception {
    Scenario scenario =
        new Scenario(MEDIA)
            .receives("INVITE", "Max-Forwards: 70")
            .answers("407 Proxy Authentication Required", challenge("Proxy", "atlanta"))
            .receives("ACK")
            .receives("INVITE", "Proxy-Authorization: Digest .*atlanta")
            .answers("407 Proxy Authentication Required", challenge("Proxy", "biloxi"))
            .receives("ACK")
            .receives("INVITE", "Proxy-Authorization: .*(atlanta.*biloxi|biloxi.*atlanta)")
            .answers("100 Trying")
            .answers("180 Ringing", SECOND_ROUTE, FIRST_ROUTE)
            .answersWithSdp("200 OK", "sendrecv", SECOND_ROUTE, FIRST_ROUTE)
            .receives("ACK", "Route: .*ss1.*ss2")
            .receives("BYE", "Route: .*ss1.*ss2")
            .agrees("200 OK", "");
    try (Sipp sipp = atProxy(scenario)) {
      phone.exec("call bob");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      sipp.awaitSuccess();
    }
  }

  /** Section 3.7, and a BYE from the other end: its address changes in the middle. */
  @Test
  void thePeerMoves() throws Exception {
    Scenario scenario =
        new Scenario(MEDIA)
            .receives("INVITE")
            .answers("180 Ringing")
            .answersWithSdp("200 OK", "sendrecv")
            .receives("ACK");
    String asked =
        """
        <send><![CDATA[

        METHOD sip:100@127.0.0.1:PORT SIP/2.0
        Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
        Max-Forwards: 70
        From: <sip:bob@127.0.0.1>;tag=[pid]s[call_number]
        To: <sip:100@127.0.0.1>;tag=[$tag]
        Call-ID: [call_id]
        CSeq: NUMBER METHOD
        Contact: <sip:bob@127.0.0.1:[local_port]>
        BODY
        ]]></send>
        """;
    String sdp =
        """
        Content-Type: application/sdp
        Content-Length: [len]

        v=0
        o=sipp 1 2 IN IP4 127.0.0.9
        s=-
        c=IN IP4 127.0.0.9
        t=0 0
        m=audio [media_port] RTP/AVP 8
        """;
    String port = HousePhone.address(phone).split(":")[1];
    String text =
        scenario
            .toString()
            .replaceFirst(
                "<recv request=\"INVITE\" crlf=\"true\"/>",
                "<recv request=\"INVITE\"><action><ereg regexp=\"tag=([^;]*)\" search_in=\"hdr\""
                    + " header=\"From:\" check_it=\"true\" assign_to=\"all,tag\"/></action></recv>"
                    + "<Reference variables=\"all\"/>")
            .replace(
                "</scenario>",
                asked
                        .replace("METHOD", "INVITE")
                        .replace("PORT", port)
                        .replace("NUMBER", "10")
                        .replace("BODY", sdp)
                    + "<recv response=\"100\" optional=\"true\"/><recv response=\"200\"/>"
                    + asked
                        .replace("METHOD", "ACK")
                        .replace("PORT", port)
                        .replace("NUMBER", "10")
                        .replace("BODY", "Content-Length: 0\n")
                    + "<pause milliseconds=\"300\"/>"
                    + asked
                        .replace("METHOD", "BYE")
                        .replace("PORT", port)
                        .replace("NUMBER", "11")
                        .replace("BODY", "Content-Length: 0\n")
                    + "<recv response=\"200\"/></scenario>");
    try (Sipp sipp = Sipp.start(text, proxy)) {
      phone.exec("call bob");
      sipp.awaitSuccess();
    }
  }

  /** Sections 3.8, 3.9 and 3.11: given up, busy, not there; and why, where the peer says it. */
  @Test
  void callsThatComeToNothing() throws Exception {
    Scenario unanswered =
        new Scenario(MEDIA)
            .receives("INVITE")
            .answers("100 Trying")
            .answers("180 Ringing")
            .receives("CANCEL")
            .agrees("200 OK", "");
    try (Sipp sipp = atProxy(unanswered)) {
      phone.exec("call bob");
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_OUT");
      phone.exec("hangup");
      sipp.awaitSuccess();
    }
    for (String answer :
        new String[] {"486 Busy Here", "480 Temporarily Unavailable", "488 Not Acceptable Here"}) {
      Scenario refused =
          new Scenario(MEDIA)
              .receives("INVITE")
              .answers("180 Ringing")
              .answers(answer, "Warning: 370 biloxi.example \"Insufficient Bandwidth\"")
              .receives("ACK");
      try (Sipp sipp = atProxy(refused)) {
        String told = phone.tryExec("call bob --for 1s").output();
        assertTrue(told.contains(answer + ": Insufficient Bandwidth"), told);
        sipp.awaitSuccess();
      }
    }
  }

  /** Section 3.6: redirected, and the description of the session comes with the ACK. */
  @Test
  void byARedirectServerWithTheAnswerInTheAck() throws Exception {
    phone.exec("config set offhook/phone/late_offer=1");
    int elsewhere = FreePort.any();
    Scenario redirect =
        new Scenario(MEDIA)
            .receives("INVITE", "Content-Length: *0")
            .answers("302 Moved Temporarily", "Contact: <sip:bob@127.0.0.2:" + elsewhere + ">")
            .receives("ACK");
    Scenario there =
        new Scenario(MEDIA)
            .receives("INVITE", "Content-Length: *0")
            .answers("180 Ringing", SECOND_ROUTE)
            .answersWithSdp("200 OK", "sendrecv", SECOND_ROUTE)
            .receives("ACK", "m=audio [0-9]+ RTP/AVP 8")
            .receives("BYE", "Route: .*ss2")
            .agrees("200 OK", "");
    try (Sipp first = atProxy(redirect);
        Sipp second = Sipp.start(there.toString(), elsewhere, "-i", "127.0.0.2")) {
      phone.exec("call bob");
      first.awaitMessage(Exchange.SOON, "ACK sip:");
      second.awaitMessage(Exchange.SOON, "ACK sip:");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      first.awaitSuccess();
      second.awaitSuccess();
    } finally {
      phone.exec("config set offhook/phone/late_offer=0");
    }
  }
}
