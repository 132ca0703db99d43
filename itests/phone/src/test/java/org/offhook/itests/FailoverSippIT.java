package org.offhook.itests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Pitch;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** sipp in the place of either server. */
class FailoverSippIT {
  private static final String REDUNDANT = "voip/signalling/sip/redundant_proxy/";

  /** Whoever dies does so by the hand of the test, not after so many calls. */
  private static final String[] NO_END = {"-m", "1000"};

  private static final String HEAD = "<?xml version=\"1.0\"?><scenario name=\"server\">";

  @TempDir Path directory;

  @BeforeEach
  void look() {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
  }

  private PhoneProcess phone(String configuration) throws Exception {
    return PhoneProcess.boot(
        HouseImages.of("audiocodes-440hd"), directory.resolve("data"), configuration);
  }

  private static String ok(String more) {
    return "<send><![CDATA[\nSIP/2.0 200 OK\n[last_Via:]\n[last_From:]\n[last_To:];tag=s1\n"
        + "[last_Call-ID:]\n[last_CSeq:]\n"
        + more
        + "\n]]></send>";
  }

  private static final String BOUND = ok("[last_Contact:]\nExpires: 600\nContent-Length: 0\n");
  private static final String UNAVAILABLE =
      ok("Content-Length: 0\n").replace("200 OK", "503 Service Unavailable");

  /**
   * Each request that begins a dialog is a call to sipp: a binding and whether it lives, or this.
   */
  private static final String EITHER =
      "<recv request=\"REGISTER\" optional=\"true\" next=\"1\"/>"
          + "<recv request=\"OPTIONS\" optional=\"true\" next=\"3\"/>";

  private static final String OR_ELSE =
      "<nop next=\"2\"/><label id=\"1\"/>"
          + BOUND
          + "<nop next=\"2\"/><label id=\"3\"/>"
          + ok("Content-Length: 0\n")
          + "<label id=\"2\"/>";

  private static final String NOTIFIED = "(?s)CSeq: 1 NOTIFY.*SIP/2.0 200 OK.*CSeq: 1 NOTIFY";

  /** sipp takes the place of the second server: binding and call. */
  @Test
  void anotherMakeOfServerTakesOver() throws Exception {
    String sdp =
        "v=0\no=- 1 1 IN IP4 127.0.0.1\ns=-\nc=IN IP4 127.0.0.1\nt=0 0\n"
            + "m=audio [media_port] RTP/AVP 8\na=rtpmap:8 PCMA/8000\n";
    String scenario =
        HEAD
            + "<recv request=\"REGISTER\" optional=\"true\" next=\"1\"/>"
            + "<recv request=\"INVITE\"/>"
            + ok(
                "Contact: <sip:sipp@[local_ip]:[local_port]>\nContent-Type: application/sdp\n"
                    + "Content-Length: [len]\n\n"
                    + sdp)
            + "<recv request=\"ACK\"/><recv request=\"BYE\"/>"
            + ok("Content-Length: 0\n").replace(";tag=s1", "")
            + "<nop next=\"2\"/><label id=\"1\"/>"
            + BOUND
            + "<label id=\"2\"/></scenario>";
    int second = FreePort.any();
    try (Sipp sipp = Sipp.start(scenario, second, "-m", "2");
        PhoneProcess phone =
            phone(
                ServerPair.configuration(
                    FreePort.any(), second, REDUNDANT + "keepalive_period=0"))) {
      phone.awaitOutput(Exchange.SOON, "lines", " REGISTERED .*:" + second + "/UDP \\(secondary");
      phone.exec("call 200");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      sipp.awaitSuccess();
    }
  }

  /** sipp is the first server: unavailable to two REGISTERs, and then well. */
  @Test
  void theFirstServerIsFoundAgainByRegister() throws Exception {
    String register = "<recv request=\"REGISTER\"/>";
    String scenario =
        HEAD + register + UNAVAILABLE + register + UNAVAILABLE + register + BOUND + "</scenario>";
    int first = FreePort.any();
    try (ServerPair servers = ServerPair.open();
        Sipp sipp = Sipp.start(scenario, first);
        PhoneProcess phone =
            phone(
                ServerPair.configuration(
                    first,
                    ServerPair.port(servers.secondServer()),
                    "voip/signalling/sip/detect_primary_proxy/method=REGISTER"))) {
      phone.awaitLog(Exchange.SOON, "registered at " + servers.secondServer());
      sipp.awaitSuccess();
      phone.awaitLog(Exchange.SOON, "registered at 127.0.0.1:" + first + "/UDP");
    }
  }

  /** The first server says that it tries, and dies; nobody waits for it. */
  @Test
  void aCallThatIsOnlyTriedGoesOn() throws Exception {
    int first = FreePort.any();
    String scenario =
        HEAD
            + EITHER
            + "<recv request=\"INVITE\"/>"
            + ok("Content-Length: 0\n").replace("200 OK", "100 Trying").replace(";tag=s1", "")
            + OR_ELSE
            + "</scenario>";
    Path tone = directory.resolve("tone.wav");
    Pitch.write(tone, 8000, 800, 20);
    try (ServerPair servers = ServerPair.open();
        Baresip baresip = servers.atSecond("200", "two", tone);
        Sipp sipp = Sipp.start(scenario, first, NO_END);
        PhoneProcess phone =
            phone(
                ServerPair.configuration(
                    first,
                    ServerPair.port(servers.secondServer()),
                    REDUNDANT + "keepalive_period=3"))) {
      phone.awaitOutput(Exchange.SOON, "lines", " REGISTERED .*:" + first + "/UDP");
      phone.exec("call 200");
      sipp.awaitMessage(Exchange.SOON, "SIP/2.0 100 Trying");
      sipp.close();
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      baresip.awaitEnded();
    }
  }

  /** Both take binding and subscription; the first one is gone after that. */
  @Test
  void subscriptionsFollowTheRegistration() throws Exception {
    int first = FreePort.any();
    int second = FreePort.any();
    try (Sipp one = Sipp.start(mailbox("1/0"), first, NO_END);
        Sipp other = Sipp.start(mailbox("2/0"), second, NO_END);
        PhoneProcess phone =
            phone(
                ServerPair.configuration(
                    first,
                    second,
                    REDUNDANT + "keepalive_period=2",
                    "voip/services/msg_waiting_ind/enabled=1",
                    "voip/services/msg_waiting_ind/subscribe=1",
                    "voip/services/msg_waiting_ind/expiration_timeout=600",
                    "voip/services/msg_waiting_ind/voice_mail_number=200"))) {
      one.awaitMessage(Exchange.SOON, NOTIFIED);
      phone.awaitOutput(Exchange.SOON, "messages", "messages wait: 1 new");
      one.close();
      other.awaitMessage(Exchange.SOON, NOTIFIED);
      phone.awaitOutput(Exchange.SOON, "messages", "messages wait: 2 new");
    }
  }

  private static String mailbox(String messages) {
    String notify =
        "<send><![CDATA[\nNOTIFY [$contact] SIP/2.0\n"
            + "Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]\n"
            + "From: <sip:100@127.0.0.1>;tag=s1\nTo: <sip:100@127.0.0.1>;tag=[$tag]\n"
            + "[last_Call-ID:]\nCSeq: 1 NOTIFY\nContact: <sip:mail@[local_ip]:[local_port]>\n"
            + "Max-Forwards: 70\nEvent: message-summary\n"
            + "Subscription-State: active;expires=600\n"
            + "Content-Type: application/simple-message-summary\nContent-Length: [len]\n\n"
            + "Messages-Waiting: yes\nVoice-Message: "
            + messages
            + "\n]]></send><recv response=\"200\"/>";
    return HEAD
        + EITHER
        + "<recv request=\"SUBSCRIBE\"><action>"
        + "<ereg regexp=\"sip:[^&gt;]*\" search_in=\"hdr\" header=\"Contact:\" assign_to=\"contact\"/>"
        + "<ereg regexp=\";tag=([^;]*)\" search_in=\"hdr\" header=\"From:\" assign_to=\"x,tag\"/>"
        + "</action></recv><Reference variables=\"x\"/>"
        + ok("Contact: <sip:mail@[local_ip]:[local_port]>\nExpires: 600\nContent-Length: 0\n")
        + notify
        + OR_ELSE
        + "</scenario>";
  }
}
