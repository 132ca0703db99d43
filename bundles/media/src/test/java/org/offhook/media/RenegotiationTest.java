package org.offhook.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.MediaException;
import org.offhook.api.media.MediaSession;
import org.offhook.api.media.MediaSession.Direction;
import org.offhook.api.media.MediaSessionListener;

/** Offers and answers that follow others, and what they may not change. */
class RenegotiationTest {
  private static final String HEAD =
      "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n";
  private static final String AUDIO = "m=audio 5004 RTP/AVP 98\r\na=rtpmap:98 PCMU/8000\r\n";

  private Studio studio;
  private MediaSession session;

  @BeforeEach
  void open() throws Exception {
    studio = new Studio(26_000, 440);
    studio.engine.bindCodec(new LinearCodec("PCMU", 8000));
    session = studio.engine.open(new MediaSessionListener() {});
  }

  @AfterEach
  void close() {
    studio.close();
  }

  @Test
  void laterOffersKeepTheLinesOfTheSession() throws Exception {
    String video = "m=video 5000 RTP/AVP 99\r\na=rtpmap:99 H264/90000\r\n";
    session.answer(HEAD + video + AUDIO, Direction.SENDRECV);
    String offer = session.offer(Direction.SENDONLY);
    assertTrue(offer.contains("m=video 0 RTP/AVP 99\r\nm=audio 26"), offer);
    assertThrows(MediaException.class, () -> session.accept(HEAD + AUDIO));
    session.accept(HEAD + "m=video 0 RTP/AVP 99\r\n" + AUDIO + "a=recvonly\r\n");
    assertEquals(Direction.SENDONLY, session.direction());
  }

  @Test
  void thePeerMaySpeakAnyCodecOfItsAnswerAndIsAnsweredInKind() throws Exception {
    studio.engine.bindCodec(new LinearCodec("PCMA", 8000));
    try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      peer.setSoTimeout(30_000);
      String offer = session.offer(Direction.SENDRECV);
      int port = Integer.parseInt(offer.split("m=audio ")[1].split(" ")[0]);
      int mulaw = type(offer, "PCMU");
      int alaw = type(offer, "PCMA");
      session.accept(
          HEAD
              + "m=audio %d RTP/AVP %d %d\r\n".formatted(peer.getLocalPort(), mulaw, alaw)
              + "a=rtpmap:%d PCMU/8000\r\na=rtpmap:%d PCMA/8000\r\n".formatted(mulaw, alaw));
      session.attach(true);
      assertEquals(mulaw, exchanged(peer, port, mulaw, 1));
      assertEquals(alaw, exchanged(peer, port, alaw, 2));
      assertEquals("PCMA", session.report().codec());
      assertEquals(mulaw, exchanged(peer, port, mulaw, 3));
      assertEquals("PCMU", session.report().codec());
      assertEquals(3, session.report().packetsReceived());
      assertEquals(0, session.report().packetsRefused());
    }
  }

  private static int type(String offer, String codec) {
    return Integer.parseInt(offer.split(" " + codec + "/")[0].replaceAll("(?s).*rtpmap:", ""));
  }

  /** Sends a packet of a type, and tells the type of the last one that comes back. */
  private int exchanged(DatagramSocket peer, int port, int type, int sequence) throws Exception {
    byte[] packet = new byte[332];
    packet[0] = (byte) 0x80;
    packet[1] = (byte) type;
    packet[3] = (byte) sequence;
    packet[7] = (byte) (sequence * 160);
    packet[11] = 1;
    peer.send(new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), port));
    studio.engine.receiver().poll();
    studio.engine.ticks().tick();
    DatagramPacket back = new DatagramPacket(new byte[1500], 1500);
    peer.receive(back);
    return back.getData()[1] & 0x7f;
  }

  @Test
  void packetsAreNoLongerThanThePeerTakes() throws Exception {
    String answer = session.answer(HEAD + AUDIO + "a=maxptime:10\r\n", Direction.SENDRECV);
    assertTrue(answer.contains("a=ptime:10\r\n"), answer);
    answer = session.answer(HEAD + AUDIO + "a=ptime:45\r\n", Direction.SENDRECV);
    assertTrue(answer.contains("a=ptime:40\r\n"), answer);
    answer = session.answer(HEAD + AUDIO + "a=ptime:999\r\n", Direction.SENDRECV);
    assertTrue(answer.contains("a=ptime:20\r\n"), answer);
  }

  @Test
  void reportsShareThePortWithVoiceWhenThePeerOffersIt() throws Exception {
    try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      peer.setSoTimeout(30_000);
      String audio = AUDIO.replace("5004", "" + peer.getLocalPort());
      String answer = session.answer(HEAD + audio + "a=rtcp-mux\r\n", Direction.SENDRECV);
      assertTrue(answer.contains("a=rtcp-mux\r\n"), answer);
      byte[] report = report(peer);
      Rtcp there = new Rtcp(9, "peer");
      assertTrue(there.read(report, report.length, 0, 0));
      int port = Integer.parseInt(answer.split("m=audio ")[1].split(" ")[0]);
      byte[] ours = new byte[200];
      ReceptionFigures figures = new ReceptionFigures(8000);
      figures.arrived(1);
      int ssrc = ((VoiceSession) session).stream().ssrc;
      long unix = studio.time.now().toEpochMilli();
      int length = there.write(ours, 20_000_000L, unix, null, figures, ssrc);
      peer.send(new DatagramPacket(ours, length, InetAddress.getLoopbackAddress(), port));
      studio.engine.receiver().poll();
      assertTrue(session.report().roundTripMillis() >= 0, session.report().toString());
    }
    assertTrue(session.offer(Direction.SENDRECV).contains("a=rtcp-mux\r\n"));
    assertFalse(session.answer(HEAD + AUDIO, Direction.SENDRECV).contains("rtcp-mux"));
    assertFalse(session.offer(Direction.SENDRECV).contains("rtcp-mux"));
  }

  /** Lets time go on until a report comes instead of voice. */
  private byte[] report(DatagramSocket peer) throws Exception {
    DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
    for (int i = 0; i < 1000; i++) {
      studio.time.advance(Duration.ofMillis(20));
      studio.engine.ticks().tick();
      peer.receive(packet);
      if (Rtcp.startsLike(packet.getData(), packet.getLength())) {
        return java.util.Arrays.copyOf(packet.getData(), packet.getLength());
      }
    }
    throw new AssertionError("no report in 20 seconds");
  }

  @Test
  void aPeerBehindATranslatorIsKnownByWhatItSends() throws Exception {
    try (DatagramSocket peer = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      String answer = session.answer(HEAD + AUDIO, Direction.SENDRECV);
      int port = Integer.parseInt(answer.split("m=audio ")[1].split(" ")[0]);
      SourceFilter filter = ((VoiceSession) session).stream().filter;
      for (int type : new int[] {3, 98}) {
        byte[] packet = new byte[332];
        packet[0] = (byte) 0x80;
        packet[1] = (byte) type;
        peer.send(
            new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), port));
        studio.engine.receiver().poll();
        assertEquals(type == 98, filter.target().getPort() == peer.getLocalPort());
      }
    }
  }
}
