package org.offhook.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.Codec;
import org.offhook.api.media.Media;
import org.offhook.api.media.MediaException;
import org.offhook.api.media.MediaSession;
import org.offhook.api.media.MediaSession.Direction;
import org.offhook.api.media.MediaSessionListener;

class VoiceSessionTest {
  private static final MediaSessionListener NOBODY = new MediaSessionListener() {};

  private Studio alice;
  private Studio bob;

  @BeforeEach
  void open() throws Exception {
    alice = new Studio(21_000, 440);
    bob = new Studio(22_000, 1000);
    for (Studio studio : List.of(alice, bob)) {
      studio.engine.bindCodec(new LinearCodec("PCMU", 8000));
      studio.engine.bindCodec(new LinearCodec("G722", 16_000));
    }
  }

  @AfterEach
  void close() {
    alice.close();
    bob.close();
  }

  private record Pair(MediaSession alice, MediaSession bob) {}

  private Pair talk() throws Exception {
    return talk(NOBODY);
  }

  private Pair talk(MediaSessionListener listener) throws Exception {
    MediaSession a = alice.engine.open(NOBODY);
    MediaSession b = bob.engine.open(listener);
    a.accept(b.answer(a.offer(Direction.SENDRECV), Direction.SENDRECV));
    a.attach(true);
    b.attach(true);
    Studio.tick(50, alice, bob);
    return new Pair(a, b);
  }

  @Test
  void eachHearsTheOtherAndNotItself() throws Exception {
    talk();
    assertEquals(8000, alice.recorder.level(1000, 8000), 1000);
    assertEquals(8000, bob.recorder.level(440, 8000), 1000);
    assertEquals(0, alice.recorder.level(440, 8000), 200);
  }

  @Test
  void figuresAreCounted() throws Exception {
    Pair pair = talk();
    assertEquals("G722", pair.alice().report().codec());
    assertTrue(pair.alice().report().packetsSent() >= 45);
    assertTrue(pair.bob().report().packetsReceived() >= 45);
    assertEquals(0, pair.bob().report().packetsLost());
    assertTrue(pair.bob().report().mos() > 4.2, pair.bob().report().toString());
  }

  @Test
  void aCodecThatIsReplacedCostsNoPacketAndNoNegotiation() throws Exception {
    Pair pair = talk();
    long before = pair.bob().report().packetsReceived();
    Codec old = new LinearCodec("G722", 16_000);
    alice.engine.bindCodec(old);
    alice.engine.unbindCodec(old);
    Studio.tick(20, alice, bob);
    assertTrue(pair.bob().report().packetsReceived() >= before + 19);
    assertEquals(0, bob.recorder.level(440, 3200), 100);
    alice.engine.bindCodec(new LinearCodec("G722", 16_000));
    Studio.tick(40, alice, bob);
    assertEquals(8000, bob.recorder.level(440, 8000), 1000);
    assertEquals(0, pair.bob().report().packetsLost());
  }

  @Test
  void strangersAreNotHeard() throws Exception {
    Pair pair = talk();
    Matcher media = Pattern.compile("m=audio (\\d+)").matcher(pair.bob().offer(Direction.SENDRECV));
    assertTrue(media.find());
    int port = Integer.parseInt(media.group(1));
    try (DatagramSocket stranger = new DatagramSocket(0, InetAddress.getByName("127.0.0.2"))) {
      byte[] packet = new byte[172];
      packet[0] = (byte) 0x80;
      packet[1] = 97;
      for (int i = 0; i < 30; i++) {
        stranger.send(
            new DatagramPacket(packet, packet.length, InetAddress.getByName("127.0.0.1"), port));
      }
    }
    Studio.tick(20, alice, bob);
    assertTrue(pair.bob().report().packetsRefused() >= 30, pair.bob().report().toString());
    assertEquals(8000, bob.recorder.level(440, 3200), 1000);
  }

  @Test
  void eventsArriveOnceWithTheirDuration() throws Exception {
    List<String> events = new ArrayList<>();
    Pair pair =
        talk(
            new MediaSessionListener() {
              @Override
              public void onEvent(int event, int millis) {
                events.add(event + "/" + millis);
              }
            });
    assertTrue(pair.alice().takesEvents());
    assertTrue(pair.alice().sendEvent(5, 100));
    assertTrue(pair.alice().sendEvent(11, 160));
    Studio.tick(60, alice, bob);
    assertEquals(List.of("5/100", "11/160"), events);
    assertEquals(0, pair.bob().report().packetsLost());
  }

  @Test
  void holdIsSeenAndSilences() throws Exception {
    Pair pair = talk();
    String answer = pair.bob().answer(pair.alice().offer(Direction.SENDONLY), Direction.SENDRECV);
    pair.alice().accept(answer);
    assertTrue(answer.contains("a=recvonly"), answer);
    assertTrue(pair.bob().heldByPeer());
    assertEquals(Direction.RECVONLY, pair.bob().direction());
    long sent = pair.bob().report().packetsSent();
    Studio.tick(20, alice, bob);
    assertTrue(pair.bob().report().packetsSent() - sent <= 1);
  }

  @Test
  void offersAreVersionedOnlyWhenTheyChange() throws Exception {
    MediaSession session = alice.engine.open(NOBODY);
    String first = session.offer(Direction.SENDRECV);
    assertEquals(first, session.offer(Direction.SENDRECV));
    String second = session.offer(Direction.SENDONLY);
    assertTrue(first.contains(" 1 IN IP4") && second.contains(" 2 IN IP4"), first + second);
  }

  @Test
  void otherMediaAreRefusedInPlace() throws Exception {
    String offer =
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=video 5000 RTP/AVP 99\r\na=rtpmap:99 H264/90000\r\n"
            + "m=audio 5004 RTP/AVP 0 98\r\na=rtpmap:98 PCMU/8000\r\n";
    String answer = bob.engine.open(NOBODY).answer(offer, Direction.SENDRECV);
    assertTrue(answer.contains("m=video 0 RTP/AVP 99\r\nm=audio 22"), answer);
  }

  @Test
  void whatCannotBeUsedIsRefusedWithTheReason() throws Exception {
    MediaSession session = bob.engine.open(NOBODY);
    String head = "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n";
    for (String bad :
        List.of(
            "",
            head,
            head + "m=audio 4294967296 RTP/AVP 0\r\n",
            head + "m=audio 70000 RTP/AVP 0\r\n",
            head + "m=audio 5000 RTP/SAVP 0\r\n",
            head + "m=audio 5000 RTP/AVP 3\r\n",
            head + "nonsense\r\nm=audio 5000 RTP/AVP 0\r\n",
            head + "m=audio 5000 RTP/AVP 0\r\nc=IN IP4 host.example.com\r\n",
            head + "m=audio 5000 RTP/AVP 0\r\n" + "a=x\r\n".repeat(10_000))) {
      MediaException refused =
          assertThrows(MediaException.class, () -> session.answer(bad, Direction.SENDRECV));
      assertFalse(refused.getMessage().isBlank());
      assertTrue(refused.getMessage().length() < 300);
    }
  }

  @Test
  void aBundleThatCannotLoadItsClassesAnyMoreStopsNobody() throws Exception {
    talk();
    alice.engine.onClock(
        () -> {
          throw new NoClassDefFoundError("its wiring is no longer valid");
        });
    Studio.tick(60, alice, bob);
    assertEquals(8000, bob.recorder.level(440, 8000), 1000);
  }

  @Test
  void aHeldPeerHearsMusicUntilItStops() throws Exception {
    Pair pair = talk();
    pair.alice()
        .accept(pair.bob().answer(pair.alice().offer(Direction.SENDONLY), Direction.SENDRECV));
    pair.alice().attach(false);
    Media.Playback music = pair.alice().send(new Studio.Recorder(700));
    Studio.tick(60, alice, bob);
    assertEquals(8000, bob.recorder.level(700, 8000), 1000);
    assertEquals(0, bob.recorder.level(440, 8000), 200);
    music.stop();
    long sent = pair.alice().report().packetsSent();
    Studio.tick(30, alice, bob);
    assertEquals(sent, pair.alice().report().packetsSent(), "a held peer hears nothing at all");
  }

  @Test
  void threeMixedSessionsHearEachOther() throws Exception {
    Pair pair = talk();
    try (Studio carol = new Studio(23_000, 600)) {
      carol.engine.bindCodec(new LinearCodec("PCMU", 8000));
      MediaSession second = alice.engine.open(NOBODY);
      MediaSession theirs = carol.engine.open(NOBODY);
      second.accept(theirs.answer(second.offer(Direction.SENDRECV), Direction.SENDRECV));
      second.attach(true);
      theirs.attach(true);
      pair.alice().mixWith(List.of(second));
      Studio.tick(60, alice, bob, carol);
      assertEquals(8000, bob.recorder.level(600, 8000), 1000);
      assertEquals(8000, bob.recorder.level(440, 8000), 1000);
      assertEquals(0, bob.recorder.level(1000, 8000), 200);
      assertEquals(8000, carol.recorder.level(1000, 4000), 1000);
      assertEquals(8000, alice.recorder.level(600, 8000), 1000);
    }
  }

  @Test
  void aTickInTheSteadyStateAllocatesNothing() throws Exception {
    talk();
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    MediaClock clock = alice.engine.ticks();
    alice.recorder.played = new short[0];
    // The recorder itself allocates: nobody is attached while it counts.
    alice.engine.onClock(() -> {});
    MediaSession quiet = alice.engine.open(NOBODY);
    quiet.close();
    Studio.tick(300, alice);
    long id = Thread.currentThread().getId();
    long before = threads.getThreadAllocatedBytes(id);
    int length = alice.recorder.played.length;
    for (int i = 0; i < 50; i++) {
      clock.tick();
    }
    long recorded = 0;
    for (int at = length; at < alice.recorder.played.length; at += 320) {
      recorded += 2L * at + 700;
    }
    long allocated = threads.getThreadAllocatedBytes(id) - before - recorded;
    // An Instant for the time of day of each tick, and what a datagram costs the JDK.
    assertTrue(allocated < 50 * 1200, "bytes in 50 ticks: " + allocated);
  }
}
