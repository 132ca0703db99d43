package org.offhook.lab;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service numbers do. */
class ServiceNumbersTest {
  private Bench bench;
  private Caller caller;
  private Ear ear;

  @BeforeEach
  void open() throws IOException {
    bench = new Bench("_users", "200:two,201:other");
    caller = new Caller(bench.port(), "200", "two", "MD5");
    ear = new Ear();
  }

  @AfterEach
  void close() throws InterruptedException {
    ear.close();
    caller.close();
    bench.close();
  }

  private SipMessage invite(String number, String sdp) {
    SipMessage invite = caller.request("INVITE", "sip:" + number + "@" + bench.domain());
    return sdp.isEmpty() ? invite : invite.sdp(sdp);
  }

  private void hangup(SipMessage invite, SipMessage ok) throws Exception {
    caller.send(caller.within("BYE", invite, ok, 9));
    assertEquals(200, caller.receiveFinal("BYE").code);
  }

  @Test
  void theEchoSendsBackAnyCodecAndEvents() throws Exception {
    SipMessage invite =
        invite(
            "600",
            ear.offer(
                "96 101 8",
                "rtpmap:96 opus/48000/2",
                "fmtp:96 useinbandfec=1",
                "rtpmap:101 telephone-event/48000"));
    SipMessage ok = caller.ask(invite);
    assertEquals(200, ok.code);
    assertTrue(ok.body.contains("RTP/AVP 96 101\r\n"), ok.body);
    assertTrue(ok.body.contains("a=rtpmap:96 opus/48000/2\r\na=fmtp:96 useinbandfec=1\r\n"));
    caller.send(caller.within("ACK", invite, ok, 2));
    int port = Ear.portOf(ok.body);
    ear.say(port, 96, 7, 960, (byte) 1, (byte) 2, (byte) 3);
    ByteBuffer back = ear.hear();
    assertEquals(15, back.limit());
    assertEquals(7, back.getShort(2));
    assertEquals(960, back.getInt(4));
    assertNotEquals(0x12345678, back.getInt(8), "a source of its own");
    assertArrayEquals(new byte[] {1, 2, 3}, Arrays.copyOfRange(back.array(), 12, 15));
    ear.say(port, 101, 8, 960, (byte) 5, (byte) 0, (byte) 0, (byte) 0);
    assertEquals(101, ear.hear().get(1) & 0x7f);
    ear.say(port, 8, 9, 1920, (byte) 1);
    assertTrue(ear.silence(), "what was not agreed is not echoed");
    hangup(invite, ok);
    ear.say(port, 96, 10, 1920, (byte) 1);
    assertTrue(ear.silence());
  }

  @Test
  void aSenderReportIsAnsweredWithItsTime() throws Exception {
    SipMessage ok = caller.ask(invite("600", ear.offer("8")));
    int port = Ear.portOf(ok.body);
    ear.say(port, 8, 1, 0, new byte[160]);
    ear.hear();
    ear.senderReport(port, 0x1122334455667788L);
    ByteBuffer report = ear.report();
    assertEquals(200, report.get(1) & 0xff);
    assertEquals(1, report.get(0) & 0x1f);
    assertEquals(0x12345678, report.getInt(28));
    assertEquals(0x33445566, report.getInt(44), "LSR");
    int delay = report.getInt(48);
    assertTrue(delay >= 0 && delay < 65_536, "DLSR " + delay);
  }

  @Test
  void theMilliwattIsAt1004Hertz() throws Exception {
    SipMessage ok = caller.ask(invite("601", ear.offer("0 8")));
    assertTrue(ok.body.contains("RTP/AVP 0\r\n"));
    List<ByteBuffer> packets = ear.hear(25);
    double power = 0;
    double sine = 0;
    double cosine = 0;
    for (int i = 0; i < 25 * 160; i++) {
      double sample = G711.decode(G711.PCMU, packets.get(i / 160).get(12 + i % 160));
      power += sample * sample;
      sine += sample * Math.sin(2 * Math.PI * 1004 * i / 8000);
      cosine += sample * Math.cos(2 * Math.PI * 1004 * i / 8000);
    }
    int count = 25 * 160;
    double inBand = 2 * (sine * sine + cosine * cosine) / count / power;
    assertTrue(inBand > 0.99, "purity " + inBand);
    double peak = Math.sqrt(2 * power / count);
    assertEquals(22_360, peak, 500);
    assertEquals(160, packets.get(1).getInt(4) - packets.get(0).getInt(4));
    assertEquals(1, packets.get(1).getShort(2) - packets.get(0).getShort(2));
  }

  @Test
  void aNumberRingsAndThenAnswers() throws Exception {
    long from = System.nanoTime();
    SipMessage invite = authenticated("602");
    assertEquals(180, caller.receive().code);
    SipMessage ok = caller.receiveFinal("INVITE");
    double seconds = (System.nanoTime() - from) / 1e9;
    assertEquals(200, ok.code);
    assertTrue(seconds >= 3, "rang for " + seconds);
    caller.send(caller.within("ACK", invite, ok, 2));
    ear.hear(5);
    hangup(invite, ok);
  }

  /** Sends an INVITE with credentials, and takes nothing that comes after. */
  private SipMessage authenticated(String number) throws Exception {
    SipMessage invite = invite(number, ear.offer("8"));
    caller.send(invite);
    SipMessage challenge = caller.receiveFinal("INVITE");
    caller.send(caller.ackOf(invite, challenge));
    caller.authenticate(invite, challenge);
    caller.send(invite);
    return invite;
  }

  @Test
  void aRingingCallCanBeCancelled() throws Exception {
    SipMessage invite = authenticated("602");
    assertEquals(180, caller.receive().code);
    SipMessage cancel =
        SipMessage.request("CANCEL", invite.uri)
            .add("Via", invite.first("Via"))
            .add("From", invite.first("From"))
            .add("To", invite.first("To"))
            .add("Call-ID", invite.callId())
            .add("CSeq", "2 CANCEL");
    caller.send(cancel);
    assertEquals(200, caller.receiveFinal("CANCEL").code);
    SipMessage terminated = caller.receiveFinal("INVITE");
    assertEquals(487, terminated.code);
    assertEquals(487, caller.receiveFinal("INVITE").code, "repeated until the ACK");
    caller.send(caller.ackOf(invite, terminated));
    assertTrue(bench.lab.probe().detail().endsWith(" 0 calls"));
  }

  @Test
  void busyAndWhatCannotBeTaken() throws Exception {
    assertEquals(486, caller.ask(invite("603", ear.offer("8"))).code);
    assertEquals(488, caller.ask(invite("601", ear.offer("9"))).code);
    assertEquals(488, caller.ask(invite("600", "nonsense")).code);
    assertEquals(404, caller.ask(invite("777", ear.offer("8"))).code);
    SipMessage invite = invite("600", ear.offer("8"));
    assertEquals(420, caller.ask(invite.add("Require", "100rel")).code);
    SipMessage lost = caller.request("BYE", "sip:600@" + bench.domain());
    lost.set("To", "<sip:600@127.0.0.1>;tag=lab.1");
    assertEquals(481, caller.ask(lost).code);
  }

  @Test
  void aBusyNumberCallsBack() throws Exception {
    caller.register();
    assertEquals(486, caller.ask(invite("605", ear.offer("8"))).code);
    SipMessage call = caller.receive();
    assertEquals("INVITE", call.method);
    assertEquals("sip:200@127.0.0.1:" + caller.port(), call.uri);
    SipMessage ok = call.reply(200, "OK").add("Contact", caller.contact()).sdp(ear.offer("8"));
    ok.set("To", call.first("To") + ";tag=here");
    caller.send(ok);
    SipMessage ack = caller.receive();
    assertEquals("ACK", ack.method);
    assertEquals("here", ack.toTag());
    ear.say(Ear.portOf(call.body), 8, 1, 0, (byte) 9);
    assertEquals(9, ear.hear().get(12));
    SipMessage bye = caller.request("BYE", NameAddress.parse(call.first("Contact")).uri());
    bye.set("Call-ID", call.callId());
    bye.set("To", call.first("From"));
    bye.set("From", ok.first("To"));
    assertEquals(200, caller.ask(bye).code);
    assertTrue(bench.lab.probe().detail().endsWith(" 0 calls"));
  }

  @Test
  void withoutAnOfferTheLabOffers() throws Exception {
    SipMessage invite = invite("601", "");
    SipMessage ok = caller.ask(invite);
    assertTrue(ok.body.contains("RTP/AVP 8 0 101"), ok.body);
    assertTrue(ear.silence());
    caller.send(caller.within("ACK", invite, ok, 2).sdp(ear.offer("0")));
    assertEquals(0, ear.hear().get(1) & 0x7f);
    hangup(invite, ok);
  }

  @Test
  void holdIsAnsweredAndStopsTheSound() throws Exception {
    SipMessage invite = invite("601", ear.offer("8"));
    SipMessage ok = caller.ask(invite);
    caller.send(caller.within("ACK", invite, ok, 2));
    ear.hear(3);
    caller.send(caller.within("INVITE", invite, ok, 3).sdp(ear.offer("8", "sendonly")));
    SipMessage held = caller.receiveFinal("INVITE");
    caller.send(caller.within("ACK", invite, ok, 3));
    assertTrue(held.body.contains("a=recvonly"), held.body);
    while (!ear.silence()) {
      // What was under way when the hold came.
    }
    caller.send(caller.within("INVITE", invite, ok, 4).sdp(ear.offer("8", "sendrecv")));
    assertEquals(200, caller.receiveFinal("INVITE").code);
    ear.hear(3);
    hangup(invite, ok);
  }

  @Test
  void theConferenceHearsTheOthersAndNotItself() throws Exception {
    try (Caller other = new Caller(bench.port(), "201", "other", "MD5");
        Ear second = new Ear()) {
      int mine = Ear.portOf(caller.ask(invite("604", ear.offer("8"))).body);
      SipMessage join = other.request("INVITE", "sip:604@" + bench.domain());
      int theirs = Ear.portOf(other.ask(join.sdp(second.offer("0"))).body);
      byte[] loud = new byte[160];
      Arrays.fill(loud, G711.encode(G711.PCMA, 8000));
      for (int i = 0; i < 5; i++) {
        ear.say(mine, 8, i, i * 160, loud);
      }
      second.say(theirs, 0, 0, 0, silent());
      assertTrue(hears(second, G711.PCMU, 8000), "the other hears it");
      assertFalse(hears(ear, G711.PCMA, 8000), "the speaker does not");
    }
  }

  private static byte[] silent() {
    byte[] silent = new byte[160];
    Arrays.fill(silent, G711.encode(G711.PCMU, 0));
    return silent;
  }

  private static boolean hears(Ear ear, int type, int level) throws IOException {
    return ear.hear(20).stream()
        .anyMatch(packet -> Math.abs(G711.decode(type, packet.get(100)) - level) < 400);
  }

  @Test
  void theLabEndsItsCallsWhenItStops() throws Exception {
    SipMessage invite = invite("601", ear.offer("8"));
    SipMessage ok = caller.ask(invite);
    caller.send(caller.within("ACK", invite, ok, 2));
    ear.hear();
    bench.close();
    assertEquals("BYE", caller.receive().method);
  }

  @Test
  void rubbishIsDropped() throws Exception {
    java.util.Random random = new java.util.Random(1);
    try (Caller other = new Caller(bench.port(), "201", "other", "MD5")) {
      for (int i = 0; i < 500; i++) {
        byte[] bytes = invite("600", ear.offer("8")).encode();
        for (int j = 0; j < 8; j++) {
          bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        caller.sendRaw(Arrays.copyOf(bytes, random.nextInt(bytes.length)));
        if (i % 25 == 24) {
          // Asked so often that no datagram is lost because the socket is full.
          assertEquals(486, other.ask(other.request("INVITE", "sip:603@" + bench.domain())).code);
        }
      }
    }
  }
}
