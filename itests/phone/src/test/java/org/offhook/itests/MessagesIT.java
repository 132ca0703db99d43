package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** Headers, methods and extensions as sipp sees them, all of them at one phone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesIT {
  private static final String MEDIA = "[media_port]";
  private static final String SDP =
      """
      v=0
      o=sipp 1 1 IN IP4 [local_ip]
      s=-
      c=IN IP4 [local_ip]
      t=0 0
      m=audio [media_port] RTP/AVP %s
      %s""";

  private Exchange exchange;
  private PhoneProcess phone;
  private String port;

  @BeforeAll
  void boot(@TempDir Path directory) throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    exchange = Exchange.open();
    phone =
        PhoneProcess.boot(
            HouseImages.of("audiocodes-440hd"),
            directory.resolve("data"),
            exchange.configuration(
                "UDP",
                "voip/talk_event/enabled=1",
                "voip/services/msg_waiting_ind/enabled=AUDC_VM"));
    Exchange.awaitRegistered(phone);
    port = phone.exec("config get voip/signalling/sip/port").strip();
  }

  @AfterAll
  void stop() {
    if (phone != null) {
      phone.close();
    }
    if (exchange != null) {
      exchange.close();
    }
  }

  @AfterEach
  void nothingIsLeft() throws Exception {
    phone.awaitOutput(Exchange.SOON, "calls", "no calls");
    assertTrue(phone.exec("lines").contains("REGISTERED"));
  }

  private Sipp play(Object scenario, String... more) throws IOException {
    String[] arguments = java.util.Arrays.copyOf(more, more.length + 3);
    System.arraycopy(new String[] {"-s", "100", "127.0.0.1:" + port}, 0, arguments, more.length, 3);
    return Sipp.start(scenario.toString(), arguments);
  }

  /** Plays it to the end; what crossed the wire. */
  private String played(Object scenario) throws Exception {
    try (Sipp sipp = play(scenario)) {
      sipp.awaitSuccess();
      return sipp.messages();
    }
  }

  private static String value(String messages, String header) {
    Matcher line = Pattern.compile("(?m)^" + header + ": *(.*?)\\r?$").matcher(messages);
    String last = null;
    while (line.find()) {
      last = line.group(1);
    }
    return String.valueOf(last);
  }

  /** A request that is answered with this code. */
  private String answered(int code, String method, String type, String body, String... headers)
      throws Exception {
    Scenario scenario = new Scenario(MEDIA).sends(method, type, body, headers).hears(code);
    if (method.equals("INVITE")) {
      scenario.asks("ACK", 1, "");
    }
    return played(scenario);
  }

  @Test
  void optionsTellExactlyWhatIsThere() throws Exception {
    String answer = answered(200, "OPTIONS", "", "", "Timestamp: 54.25");
    assertEquals("54.25", value(answer, "Timestamp").replaceAll("\\s.*", ""));
    assertEquals("application/sdp", value(answer, "Accept"));
    assertTrue(answer.matches("(?s).*To: <[^>]*>;tag=\\S+.*"), answer);
    List<String> allowed = List.of(allValues(answer, "Allow").split(", *"));
    assertEquals(
        List.of(
            "INVITE", "ACK", "CANCEL", "BYE", "OPTIONS", "PRACK", "UPDATE", "INFO", "REFER",
            "NOTIFY"),
        allowed);
    assertEquals("100rel, join, replaces, timer", allValues(answer, "Supported"));
    for (String method : List.of("PUBLISH", "MESSAGE", "REGISTER", "BREAKFAST")) {
      String refused = answered(405, method, "", "", "Event: presence");
      assertEquals(allowed, List.of(allValues(refused, "Allow").split(", *")), method);
    }
    answered(489, "SUBSCRIBE", "", "", "Event: presence");
    // What a capability brings goes with it.
    phone.exec("bundle stop transfer");
    assertEquals("100rel, join, timer", allValues(answered(200, "OPTIONS", "", ""), "Supported"));
    assertEquals("replaces", value(refusedFor("replaces"), "Unsupported"));
    phone.exec("bundle start transfer");
    assertTrue(
        allValues(answered(200, "OPTIONS", "", ""), "Supported").contains("replaces"), "again");
    answered(
        481,
        "INVITE",
        "",
        SDP.formatted("8", ""),
        "Require: replaces",
        "Replaces: a;to-tag=b;from-tag=c");
  }

  /** All lines of a header in the answers, as one list. */
  private static String allValues(String messages, String header) {
    String answer = messages.substring(messages.lastIndexOf("SIP/2.0 "));
    Matcher line = Pattern.compile("(?m)^" + header + ": *(.*?)\\r?$").matcher(answer);
    StringBuilder all = new StringBuilder();
    while (line.find()) {
      all.append(all.isEmpty() ? "" : ", ").append(line.group(1).replaceAll(", *", ", "));
    }
    return all.toString();
  }

  private String refusedFor(String extension) throws Exception {
    return answered(
        420, "INVITE", "application/sdp", SDP.formatted("8", ""), "Require: " + extension);
  }

  @Test
  void bodiesThatAreNoneOfOursAreRefused() throws Exception {
    for (String type :
        List.of(
            "text/plain",
            "application/pkcs7-mime;smime-type=enveloped-data;name=smime.p7m",
            "multipart/signed;protocol=\"application/pkcs7-signature\";micalg=sha1;boundary=b")) {
      String refused = answered(415, "INVITE", type, "MIIBIjANBgkqhkiG9w0BAQ");
      assertEquals("application/sdp", allValuesAt(refused, "415", "Accept"), type);
    }
    // Nothing in common: what is wrong is said in words too.
    String unknown = SDP.formatted("96", "a=rtpmap:96 L24/192000");
    String refused = answered(488, "INVITE", "application/sdp", unknown);
    assertTrue(value(refused, "Warning").matches("3\\d\\d \\S+ \".+\""), refused);
    // For somebody else: nothing is passed on, not even to be refused elsewhere.
    Scenario elsewhere =
        new Scenario(MEDIA).sends("INVITE", "application/sdp", SDP.formatted("8", "")).hears(483);
    played(
        elsewhere
            .asks("ACK", 1, "")
            .toString()
            .replace("sip:[service]@", "sip:nobody@")
            .replaceFirst("Max-Forwards: 70", "Max-Forwards: 0"));
    // For us it is still good for nothing less.
    Scenario ours = new Scenario(MEDIA).invites("sendrecv").hears(200).asks("ACK", 1, "");
    String text = ours.receives("BYE").agrees("200 OK", "").toString();
    takes(text.replaceFirst("Max-Forwards: 70", "Max-Forwards: 0"));
  }

  private static String allValuesAt(String messages, String code, String header) {
    return allValues(messages.substring(0, messages.indexOf("ACK sip:")), header);
  }

  /** A call that is answered here, and ended. */
  private String takes(String scenario, String... whatCallsShow) throws Exception {
    try (Sipp sipp = play(scenario)) {
      phone.awaitOutput(Exchange.SOON, "calls", "RINGING_IN");
      for (String what : whatCallsShow) {
        assertTrue(phone.exec("calls").contains(what), phone.exec("calls"));
      }
      phone.exec("answer");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      sipp.awaitSuccess();
      return sipp.messages();
    }
  }

  private static Scenario call(String... headers) {
    return new Scenario(MEDIA)
        .invites("sendrecv", headers)
        .hears(200)
        .asks("ACK", 1, "")
        .receives("BYE")
        .agrees("200 OK", "");
  }

  @Test
  void whoCallsIsShownHoweverItIsSaid() throws Exception {
    takes(
        call("P-Asserted-Identity: \"Ada\" <sip:201@x.example>", "Remote-Party-ID: <sip:9@x>")
            .toString(),
        "from  Ada  sip:201@x.example");
    takes(
        call("Remote-Party-ID: \"Bob \\\"B\\\"\" <sip:202@x.example>;party=calling;privacy=off")
            .toString(),
        "Bob \"B\"",
        "sip:202@x.example");
    takes(
        call()
            .toString()
            .replace("From: <sip:sipp@", "From: \"J\u00fcrgen \\\"J\\\\\\\" \u674e\" <sip:203@"),
        "J\u00fcrgen \"J\\\" \u674e");
    String later = "Diversion: \"Dora\" <sip:301@x.example>;reason=no-answer";
    String first = "Diversion: \"Carl\" <sip:300@x.example>;reason=unconditional";
    takes(call(later, first).toString(), "sipp (sent on by Carl)");
    takes(
        call(
                "History-Info: <sip:302@x.example>;index=1",
                "History-Info: <sip:301@x.example?Reason=SIP%3Bcause%3D302>;index=1.1",
                "History-Info: <sip:100@127.0.0.1>;index=1.1.1")
            .toString(),
        "sipp (sent on by 302)");
    takes(
        call(
                "History-Info: <sip:100@x.example>;index=1",
                "History-Info: <sip:100@127.0.0.1;line=1>;index=1.1")
            .toString(),
        "from  sipp  ");
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
                    "X-Nobody-Knows: \"this\" <one>")
                .toString());
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
            .waits(300)
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

  /** Who is hidden on purpose is not shown (draft-ietf-sip-privacy, RFC 3325). */
  @Test
  void aHiddenIdentityIsNotShown() throws Exception {
    String hidden =
        call("Remote-Party-ID: \"Eve\" <sip:204@x.example>;party=calling;privacy=full")
            .toString()
            .replace("From: <sip:sipp@", "From: \"Anonymous\" <sip:anonymous@");
    try (Sipp sipp = play(hidden)) {
      phone.awaitOutput(Exchange.SOON, "calls", "from +Anonymous .*RINGING_IN");
      assertFalse(phone.exec("calls").contains("204"), "the hidden identity is shown");
      phone.exec("answer");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      phone.exec("hangup");
      sipp.awaitSuccess();
    }
  }

  @Test
  void whoAnswersIsToldWhereThatIsWanted() throws Exception {
    assertFalse(takes(call().toString()).contains("P-Asserted-Identity"));
    reload("voip/signalling/sip/PAI_On_Replay/enable=1");
    String told = takes(call().toString());
    String ok = told.substring(told.indexOf("SIP/2.0 200 OK"));
    assertTrue(ok.contains("P-Asserted-Identity: <sip:100@127.0.0.1>"), told);
    reload("voip/signalling/sip/PAI_On_Replay/enable=0");
  }

  /** SIP starts anew: what is sent to it before it has is lost. */
  private void reload(String setting) throws Exception {
    long before = starts();
    phone.exec("config set " + setting);
    long deadline = System.nanoTime() + Exchange.SOON.toNanos();
    while (starts() == before) {
      assertTrue(System.nanoTime() < deadline, phone.log());
      Exchange.talk(0.05);
    }
    Exchange.awaitRegistered(phone);
  }

  private long starts() throws IOException {
    return phone.log().lines().filter(line -> line.contains("SIP listens on")).count();
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
            .waits(300)
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
    byte[] snmp = {
      0x30,
      0x26,
      2,
      1,
      1,
      4,
      6,
      'p',
      'u',
      'b',
      'l',
      'i',
      'c',
      (byte) 0xa1,
      0x19,
      2,
      4,
      1,
      1,
      1,
      1,
      2,
      1,
      0,
      2,
      1,
      0,
      0x30,
      0x0b,
      0x30,
      9,
      6,
      5,
      0x2b,
      6,
      1,
      2,
      1,
      5,
      0
    };
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.4"))) {
      for (byte[] packet : List.of(sigComp, snmp, "\r\n".getBytes(StandardCharsets.US_ASCII))) {
        InetAddress there = InetAddress.getByName("127.0.0.1");
        socket.send(new DatagramPacket(packet, packet.length, there, Integer.parseInt(port)));
      }
    }
    answered(200, "OPTIONS", "", "");
  }
}
