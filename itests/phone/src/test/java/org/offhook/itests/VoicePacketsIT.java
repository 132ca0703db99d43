package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.testkit.audio.Likeness;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** Marks, ports, numbers and lengths of voice packets, and of the signalling before them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VoicePacketsIT {
  private static final String SLOT = "voip/codec/codec_info/";
  private Path directory;
  private Exchange exchange;
  private PhoneProcess phone;
  private int server;

  @BeforeAll
  void boot(@TempDir Path fresh) throws Exception {
    assumeTrue(Sipp.isInstalled(), "sipp is not installed");
    assumeTrue(Wire.isInstalled(), "tshark is not installed");
    directory = fresh;
    server = FreePort.any();
    exchange = Exchange.open();
    phone = HousePhone.registered(fresh, exchange.behind(server, "voip/auto_answer/enabled=1"));
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

  private int number(String path) throws Exception {
    return Integer.decode(phone.exec("config get " + path).strip());
  }

  /** Somebody who answers an offer that has this, and hears the end. */
  private static Scenario answering(String expected) {
    return Scenario.called(expected).isEnded();
  }

  private List<String[]> talked(Scenario scenario, String answer, String filter, String... fields)
      throws Exception {
    Path files = Files.createTempDirectory(directory, "wire");
    String text = scenario.toString();
    if (!answer.isEmpty()) {
      text = text.replaceAll("RTP/AVP 8\\na=rtpmap:8 PCMA/8000\\n", answer);
    }
    try (Wire wire = Wire.capture(files);
        Sipp sipp = Sipp.start(text, server)) {
      phone.exec("call 200");
      phone.awaitOutput(Exchange.SOON, "calls", "CONNECTED");
      Exchange.talk(1.2);
      phone.exec("hangup");
      sipp.awaitSuccess();
      phone.awaitOutput(Exchange.SOON, "calls", "no calls");
      return wire.packets(filter, fields);
    }
  }

  private void marked(int sip, int voice) throws Exception {
    int local = number("voip/signalling/sip/port");
    int media = number("voip/media/media_port");
    String filter =
        "udp.srcport == %d || rtp && udp.srcport >= %d && udp.srcport <= %d"
            .formatted(local, media, media + 120);
    int[] seen = new int[2];
    for (String[] packet :
        talked(answering("INVITE"), "", filter, "udp.srcport", "ip.dsfield.dscp", "udp.length")) {
      boolean signalling = Integer.parseInt(packet[0]) == local;
      assertEquals(signalling ? sip : voice, Integer.parseInt(packet[1]), String.join(" ", packet));
      seen[signalling ? 0 : 1]++;
    }
    assertTrue(seen[0] >= 2 && seen[1] >= 20, seen[0] + " and " + seen[1] + " packets");
  }

  @Test
  void packetsAreMarkedAsConfigured() throws Exception {
    marked(number("voip/signalling/sip/tos") >> 2, 46);
    phone.exec("config set voip/media/media_tos=0x68 voip/signalling/sip/tos=0x88");
    Exchange.awaitRegistered(phone);
    marked(34, 26);
    phone.exec("config set voip/media/media_tos=184");
    marked(34, 46);
  }

  @Test
  void manyCallsStayWithinThePorts() throws Exception {
    int base = 30_000;
    phone.exec("config set voip/media/media_port=" + base);
    Scenario call =
        new Scenario("[media_port]")
            .invites("sendrecv", "Call-Info: <sip:sipp@127.0.0.1>;answer-after=0")
            .hears(200)
            .asks("ACK", 1, "")
            .waits(10)
            .asks("BYE", 2, "")
            .hears(200);
    Set<Integer> ports = calls(call, 121);
    assertTrue(ports.size() > 20, ports.toString());
    assertTrue(ports.stream().allMatch(p -> p >= base && p <= base + 120), ports.toString());
    phone.exec("config set voip/media/media_port=50020");
    Set<Integer> moved = calls(call, 3);
    assertTrue(moved.stream().allMatch(p -> p >= 50_020 && p <= 50_140), moved.toString());
  }

  /** The lifetimes that REGISTER asks for while a SIP parameter is changed. */
  private List<String> lifetimes(int timer) throws Exception {
    Path files = Files.createTempDirectory(directory, "reload");
    try (Wire wire = Wire.capture(files)) {
      phone.exec("config set voip/signalling/sip/session_timer=" + timer);
      Exchange.awaitRegistered(phone);
      String filter =
          "sip.Method == \"REGISTER\" && udp.srcport == " + number("voip/signalling/sip/port");
      return wire.packets(filter, "sip.Expires").stream().map(cells -> cells[0]).toList();
    }
  }

  @Test
  void aReloadTakesTheRegistrationBackOnlyWhereThatIsWanted() throws Exception {
    List<String> quiet = lifetimes(1700);
    assertFalse(quiet.isEmpty() || quiet.contains("0"), quiet.toString());
    phone.exec("config set voip/signalling/sip/unregister_on_voip_reload=0");
    Exchange.awaitRegistered(phone);
    List<String> told = lifetimes(1600);
    assertTrue(told.contains("0") && !told.get(told.size() - 1).equals("0"), told.toString());
    // A line that is turned off says so in any case.
    phone.exec("config set voip/signalling/sip/unregister_on_voip_reload=1");
    Exchange.awaitRegistered(phone);
    Path files = Files.createTempDirectory(directory, "off");
    try (Wire wire = Wire.capture(files)) {
      phone.exec("config set voip/line/0/enabled=0");
      phone.awaitOutput(Exchange.SOON, "lines", "no lines");
      exchange.awaitUnregistered();
      String filter =
          "sip.Method == \"REGISTER\" && sip.Expires == 0 && udp.srcport == "
              + number("voip/signalling/sip/port");
      assertFalse(wire.packets(filter, "sip.Expires").isEmpty());
    }
    phone.exec("config set voip/line/0/enabled=1");
    Exchange.awaitRegistered(phone);
  }

  /** The ports that the phone names in its answers. */
  private Set<Integer> calls(Scenario call, int many) throws Exception {
    String local = phone.exec("config get voip/signalling/sip/port").strip();
    Set<Integer> ports = new TreeSet<>();
    try (Sipp sipp =
        Sipp.start(
            call.toString(),
            "-s",
            "100",
            "-m",
            "" + many,
            "-l",
            "1",
            "-r",
            "50",
            "127.0.0.1:" + local)) {
      sipp.awaitSuccess();
      int answers = 0;
      for (String message : sipp.messages().split("(?=UDP message )")) {
        Matcher media = Pattern.compile("m=audio (\\d+) ").matcher(message);
        if (message.contains("SIP/2.0 200 OK") && media.find()) {
          ports.add(Integer.parseInt(media.group(1)));
          answers++;
        }
      }
      assertTrue(answers >= many, answers + " answers");
    }
    phone.awaitOutput(Exchange.SOON, "calls", "no calls");
    return ports;
  }

  @Test
  void theOfferHasTheCodecsInOrderAndTheNumbersGiven() throws Exception {
    phone.exec(
        ("config set %1$s0/name=PCMU %1$s1/name=OPUS %1$s2/name=G722 %1$s3/name=PCMA"
                + " %1$s4/enabled=0 voip/media/dtmf_payload=97 voip/media/opus_payload=105")
            .formatted(SLOT));
    talked(answering("m=audio [0-9]+ RTP/AVP 0 105 9 8 97"), "", "sip", "sip.Method");
    phone.exec(
        "config set " + SLOT + "0/name=PCMA " + SLOT + "1/enabled=0 " + SLOT + "3/name=PCMU");
    talked(answering("m=audio [0-9]+ RTP/AVP 8 9 0 97"), "", "sip", "sip.Method");
    // Nothing in common: 488, on both sides of the call.
    Path theirs = directory.resolve("theirs.wav");
    Likeness.write(theirs, 8000, 1, 3, 51);
    phone.exec("config set " + SLOT + "2/enabled=0 " + SLOT + "3/enabled=0");
    assumeTrue(Baresip.isInstalled(), "baresip is not installed");
    try (Baresip baresip = exchange.baresip("PCMU/8000/1", theirs)) {
      phone.exec("config set voip/signalling/sip/proxy_port=" + exchange.kamailio().port());
      Exchange.awaitRegistered(phone);
      String told = phone.tryExec("call 200 --for 2s").output();
      assertTrue(told.contains("488"), told);
      baresip.dial("sip:100@127.0.0.1:" + exchange.kamailio().port());
      baresip.await("session closed: 488", Exchange.SOON);
    } finally {
      phone.exec("config set voip/signalling/sip/proxy_port=" + server);
      phone.exec("config set " + SLOT + "2/enabled=1 " + SLOT + "3/enabled=1");
      phone.exec("config set voip/media/dtmf_payload=101");
    }
  }

  /** Milliseconds of speech in a packet that the phone sends, by the clock of its codec. */
  private int spacing(String offered, String answer) throws Exception {
    int media = number("voip/media/media_port");
    String filter = "rtp && udp.srcport >= %d && udp.srcport <= %d".formatted(media, media + 120);
    List<String[]> packets =
        talked(answering(offered), answer, filter, "rtp.timestamp", "frame.time_epoch");
    assertFalse(packets.size() < 10, packets.size() + " packets");
    long begin = Long.parseLong(packets.get(1)[0]);
    long end = Long.parseLong(packets.get(packets.size() - 1)[0]);
    int samples = Math.toIntExact((end - begin) / (packets.size() - 2));
    List<Double> pauses = new ArrayList<>();
    int half = packets.size() / 2;
    for (int i = 1; i + half < packets.size(); i++) {
      double since = Double.parseDouble(packets.get(i)[1]);
      pauses.add((Double.parseDouble(packets.get(i + half)[1]) - since) / half);
    }
    pauses.sort(null);
    // They are sent as fast as they are spoken; a busy host may be late with a few.
    assertEquals(samples / 8000.0, pauses.get(pauses.size() / 2), 0.004);
    return samples / 8;
  }

  @Test
  @Alone
  void aPacketHoldsAsMuchSpeechAsWasAgreed() throws Exception {
    phone.exec("config set " + SLOT + "0/name=PCMA " + SLOT + "0/ptime=20");
    assertEquals(20, spacing("a=ptime:20", ""));
    assertEquals(40, spacing("a=ptime:20", "RTP/AVP 8\na=rtpmap:8 PCMA/8000\na=ptime:40\n"));
    phone.exec("config set " + SLOT + "0/ptime=30");
    assertEquals(30, spacing("a=ptime:30", ""));
    phone.exec("config set " + SLOT + "0/ptime=20");
  }
}
