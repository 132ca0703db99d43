package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.BaresipConfig;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Peer;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** The flows of RFC 3665 and RFC 3725, with sipp as registrar, proxies, peers and controller. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlowsIT {
  private static final String MEDIA = "[media_port]";
  private static final String FIRST_ROUTE = "Record-Route: <sip:ss1@[local_ip]:[local_port];lr>";
  private static final String SECOND_ROUTE = "Record-Route: <sip:ss2@[local_ip]:[local_port];lr>";

  private int proxy;
  private int registrar;
  private Path directory;
  private PhoneProcess phone;
  private String port;

  @BeforeAll
  void boot(@TempDir Path fresh) throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    directory = fresh;
    proxy = FreePort.any();
    registrar = FreePort.any();
    phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd"),
            directory.resolve("data"),
            """
            voip/line/0/enabled=1
            voip/line/0/id=100
            voip/line/0/auth_name=100
            voip/line/0/auth_password=secret
            voip/signalling/sip/proxy_address=127.0.0.1
            voip/signalling/sip/proxy_port=%d
            voip/signalling/sip/sip_registrar/enabled=1
            voip/signalling/sip/sip_registrar/addr=127.0.0.1
            voip/signalling/sip/sip_registrar/port=%d
            voip/signalling/sip/port=%d
            offhook/audio/device=silence
            offhook/time/mode=SIP
            """
                .formatted(proxy, registrar, FreePort.any()));
    port = phone.exec("config get voip/signalling/sip/port").strip();
  }

  @AfterAll
  void stop() {
    if (phone != null) {
      phone.close();
    }
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    phone.awaitOutput(Exchange.SOON, "calls", "no calls");
  }

  private Sipp atProxy(Scenario scenario) throws Exception {
    Sipp sipp = Sipp.start(scenario.toString(), proxy);
    phone.awaitOutput(Exchange.SOON, "lines", "sip:100@");
    return sipp;
  }

  private static String challenge(String kind, String realm) {
    return kind + "-Authenticate: Digest realm=\"" + realm + "\", nonce=\"84a4cc6f\", qop=\"auth\"";
  }

  /** RFC 3665 section 2: registered, renewed, taken back; then refused. */
  @Test
  void registrations() throws Exception {
    phone.exec("config set voip/line/0/enabled=0");
    phone.awaitOutput(Exchange.SOON, "lines", "no lines");
    // What is taken back at the registrar before must not be heard here.
    int fresh = FreePort.any();
    phone.exec("config set voip/signalling/sip/sip_registrar/port=" + fresh);
    Scenario registered =
        new Scenario(MEDIA)
            .receives("REGISTER", "Max-Forwards: 70")
            .answers("401 Unauthorized", challenge("WWW", "biloxi"))
            .receives("REGISTER", "Authorization: Digest .*username=.100.*realm=.biloxi")
            .answers("200 OK", "Expires: 4", "Date: Sat, 22 Nov 2031 12:00:00 GMT")
            .receives("REGISTER", "Authorization: Digest .*Expires: [1-9]|Expires: [1-9].*Digest")
            .answers("200 OK", "Expires: 600")
            .receives("REGISTER", "Expires: *0")
            .answers("200 OK");
    try (Sipp sipp = Sipp.start(registered.toString(), fresh)) {
      phone.exec("config set voip/line/0/enabled=1");
      sipp.awaitMessage(Exchange.SOON, "(?s)200 OK.*REGISTER .*200 OK");
      phone.awaitOutput(Exchange.SOON, "lines", " REGISTERED ");
      // What time it is there is taken where that is wanted.
      assertTrue(phone.exec("time").contains("2031"), phone.exec("time"));
      phone.exec("config set voip/line/0/enabled=0");
      sipp.awaitSuccess();
    }
    Scenario refused =
        new Scenario(MEDIA)
            .receives("REGISTER")
            .answers("401 Unauthorized", challenge("WWW", "biloxi"))
            .receives("REGISTER", "Authorization: Digest")
            .answers("401 Unauthorized", challenge("WWW", "biloxi"));
    try (Sipp sipp = Sipp.start(refused.toString(), fresh)) {
      phone.exec("config set voip/line/0/enabled=1");
      sipp.awaitSuccess();
      phone.awaitOutput(Exchange.SOON, "lines", "401");
    }
  }

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
    phone.awaitOutput(Exchange.SOON, "lines", "sip:100@");
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

  /** Who does not want to be known tells only his own server (RFC 3323, RFC 3325). */
  @Test
  void anonymousForAllButTheServer() throws Exception {
    Scenario scenario =
        new Scenario(MEDIA)
            .receives(
                "INVITE",
                "From: .Anonymous. .sip:anonymous@anonymous.invalid.*P-Preferred-Identity: .sip:100@127.0.0.1.*Privacy: id|Privacy: id.*P-Preferred-Identity: .sip:100@127.0.0.1")
            .answers("486 Busy Here")
            .receives("ACK");
    String parameter = anonymousParameter();
    phone.exec("config set " + parameter + "=1");
    try (Sipp sipp = atProxy(scenario)) {
      phone.exec("call bob");
      sipp.awaitSuccess();
      assertTrue(!sipp.messages().matches("(?s).*Contact: [^\\n]*Offhook.*"), sipp.messages());
    } finally {
      phone.exec("config set " + parameter + "=0");
    }
  }

  /** RFC 4240: services of a media server are addresses like others, with all that is in them. */
  @Test
  void mediaServicesAreCalledByTheirAddresses() throws Exception {
    for (String user :
        new String[] {
          "annc@127.0.0.1;play=http://x.example/welcome.wav;repeat=2", "conf=room4711@127.0.0.1"
        }) {
      Scenario served =
          new Scenario(MEDIA)
              .receives("INVITE", "INVITE sip:" + user + " SIP/2.0")
              .answersWithSdp("200 OK", "sendonly")
              .receives("ACK")
              .receives("BYE")
              .agrees("200 OK", "");
      try (Sipp sipp = atProxy(served)) {
        phone.exec("call 'sip:" + user + "'");
        phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
        phone.exec("hangup");
        sipp.awaitSuccess();
      }
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
    }
  }

  private static String anonymousParameter() {
    return "voip/signalling/sip/block_callerid_on_outgoing_calls";
  }

  /** RFC 3725 flow I: sipp's own controller connects the phone and baresip. */
  @Test
  void aControllerConnectsThePhoneWithAPeer() throws Exception {
    assumeTrue(Baresip.isInstalled(), "baresip is not installed");
    Path theirs = directory.resolve("theirs.wav");
    Likeness.write(theirs, 8000, 1, 9, 41);
    phone.awaitOutput(Exchange.SOON, "lines", "sip:100@");
    int commands = FreePort.any();
    BaresipConfig config =
        BaresipConfig.user("bob", "two", "127.0.0.1").answering().codecs("PCMA/8000/1");
    try (Baresip peer = Baresip.start(config.playing(theirs));
        Peer second = controller("B", "bob", peer.port(), commands);
        Peer first = controller("A", "100", Integer.parseInt(port), commands)) {
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      phone.exec("answer");
      peer.awaitEstablished();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED .*PCMA");
      assertEquals(0, first.awaitEnd(Exchange.SOON), "controller of the phone");
      peer.awaitEnded();
      assertEquals(0, second.awaitEnd(Exchange.SOON), "controller of the peer");
    }
  }

  private Peer controller(String side, String user, int to, int commands) throws IOException {
    Path home = java.nio.file.Files.createTempDirectory(directory, "3pcc");
    return Peer.start(
        home,
        java.util.List.of(
            "/usr/bin/sipp",
            "-sn",
            "3pcc-C-" + side,
            "-3pcc",
            "127.0.0.1:" + commands,
            "-i",
            "127.0.0.1",
            "-p",
            String.valueOf(FreePort.any()),
            "-m",
            "1",
            "-nostdin",
            "-timeout",
            "30s",
            "-timeout_error",
            "-s",
            user,
            "127.0.0.1:" + to));
  }
}
