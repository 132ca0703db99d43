package org.offhook.media;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.Codec;
import org.offhook.api.media.GroupListener;
import org.offhook.api.media.GroupReception;
import org.offhook.api.media.GroupVoice;
import org.offhook.api.media.MediaException;
import org.offhook.api.media.VoiceGroup;

/** Groups over the loopback interface, with a clock wound by hand. */
class GroupTest {
  private static final Duration SILENCE = Duration.ofSeconds(8);
  // A port of this process, so that two runs at a time do not hear each other.
  private static final int PORT = 30_000 + (int) (ProcessHandle.current().pid() % 20_000);

  private final Codec wide = new LinearCodec("G722", 16_000);
  private Studio alice;
  private Studio bob;

  @BeforeEach
  void open() throws Exception {
    alice = new Studio(23_000, 440);
    bob = new Studio(24_000, 1000);
    for (Studio studio : List.of(alice, bob)) {
      studio.engine.bindCodec(wide);
      studio.engine.bindCodec(new MuLaw());
    }
  }

  @AfterEach
  void close() {
    alice.close();
    bob.close();
  }

  private static VoiceGroup group(String address, String codec) throws Exception {
    return new VoiceGroup("all", InetAddress.getByName(address), PORT, codec, "lo", 1);
  }

  /** Remembers what happens, and listens or not. */
  private static final class Log implements GroupListener {
    final List<String> lines = new ArrayList<>();
    GroupReception reception;
    boolean hears = true;

    @Override
    public void onVoice(InetSocketAddress source, int ssrc) {
      lines.add("voice");
      reception.heard(hears);
    }

    @Override
    public void onSilence() {
      lines.add("silence");
      reception.heard(false);
    }
  }

  private Log listen(Studio studio, VoiceGroup group) throws Exception {
    Log log = new Log();
    log.reception = studio.engine.listen(group, SILENCE, log);
    Studio.tick(1, alice, bob);
    return log;
  }

  @Test
  void whatOneSaysTheOtherHears() throws Exception {
    VoiceGroup group = group("239.77.1.1", "G722_8000");
    Log log = listen(bob, group);
    Studio.tick(10, alice, bob);
    assertEquals(0, bob.recorder.opened, "an idle group needs no device");
    GroupVoice voice = alice.engine.send(group);
    Studio.tick(60, alice, bob);
    assertEquals(List.of("voice"), log.lines);
    assertTrue(bob.recorder.level(440, 8000) > 7000, "level " + bob.recorder.level(440, 8000));
    assertTrue(voice.report().packetsSent() > 50);
    // One packet may be on its way.
    assertTrue(log.reception.packets() >= voice.report().packetsSent() - 1);
    assertEquals(0, log.reception.report().packetsLost());
    double delay = log.reception.delayMillis();
    assertTrue(delay >= 0 && delay <= 60, "delay " + delay);
    voice.close();
    Studio.tick(390, alice, bob);
    assertEquals(List.of("voice"), log.lines, "not before the time is over");
    Studio.tick(20, alice, bob);
    assertEquals(List.of("voice", "silence"), log.lines);
    assertEquals(0, bob.time.pending(), "timers are left");
  }

  @Test
  void whoEndedCanSpeakAgain() throws Exception {
    VoiceGroup group = group("239.77.1.1", "G722");
    Log log = listen(bob, group);
    for (int i = 0; i < 3; i++) {
      GroupVoice voice = alice.engine.send(group);
      Studio.tick(20, alice, bob);
      voice.close();
      Studio.tick(410, alice, bob);
    }
    assertEquals(List.of("voice", "silence", "voice", "silence", "voice", "silence"), log.lines);
    assertEquals(3, bob.recorder.opened, "the device is let go of after each");
  }

  @Test
  void whatIsNotWantedIsNotPlayed() throws Exception {
    VoiceGroup group = group("239.77.1.1", "G722");
    Log log = listen(bob, group);
    log.hears = false;
    alice.engine.send(group);
    Studio.tick(30, alice, bob);
    assertEquals(0, bob.recorder.opened);
    log.reception.heard(true);
    Studio.tick(60, alice, bob);
    assertTrue(bob.recorder.level(440, 8000) > 7000);
  }

  @Test
  void groupsOnOnePortKeepApart() throws Exception {
    Log first = listen(bob, group("239.77.1.1", "G722"));
    Log second = listen(bob, group("239.77.1.2", "G722"));
    alice.engine.send(group("239.77.1.2", "G722"));
    Studio.tick(10, alice, bob);
    assertEquals(List.of(), first.lines);
    assertEquals(0, first.reception.packets() + first.reception.refused());
    assertEquals(List.of("voice"), second.lines);
  }

  @Test
  void anotherCodecOfTheTableIsUnderstood() throws Exception {
    Log log = listen(bob, group("239.77.1.1", "G722"));
    alice.engine.send(group("239.77.1.1", "PCMU"));
    Studio.tick(60, alice, bob);
    assertEquals("PCMU", log.reception.report().codec());
    assertTrue(bob.recorder.level(440, 8000) > 7000);
  }

  @Test
  void aCodecLeavesAndComesBackWhileItIsHeard() throws Exception {
    VoiceGroup group = group("239.77.1.1", "G722");
    listen(bob, group);
    alice.engine.send(group);
    Studio.tick(30, alice, bob);
    bob.engine.unbindCodec(wide);
    Studio.tick(60, alice, bob);
    assertTrue(bob.recorder.level(440, 8000) < 100);
    bob.engine.bindCodec(wide);
    Studio.tick(60, alice, bob);
    assertTrue(bob.recorder.level(440, 8000) > 7000);
  }

  @Test
  void strangersAndNonsenseAreRefused() throws Exception {
    VoiceGroup group = group("239.77.1.1", "G722");
    Log log = listen(bob, group);
    try (DatagramChannel channel = DatagramChannel.open(java.net.StandardProtocolFamily.INET)) {
      channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByName("lo"));
      InetSocketAddress to = new InetSocketAddress(group.address(), PORT);
      byte[] unknownType = new byte[180];
      unknownType[0] = (byte) 0x80;
      unknownType[1] = 77;
      for (byte[] bytes : List.of(new byte[0], new byte[11], unknownType, new byte[2000])) {
        channel.send(ByteBuffer.wrap(bytes), to);
      }
    }
    Studio.tick(5, alice, bob);
    assertEquals(4, log.reception.refused());
    assertEquals(List.of(), log.lines);
  }

  @Test
  void somebodyElseIsHeardOnlyAfterAPause() throws Exception {
    VoiceGroup group = group("239.77.1.1", "G722");
    Log log = listen(bob, group);
    GroupVoice voice = alice.engine.send(group);
    Studio.tick(20, alice, bob);
    try (DatagramChannel other = DatagramChannel.open(java.net.StandardProtocolFamily.INET)) {
      other.bind(new InetSocketAddress("127.0.0.2", 0));
      other.setOption(StandardSocketOptions.IP_MULTICAST_IF, NetworkInterface.getByName("lo"));
      InetSocketAddress to = new InetSocketAddress(group.address(), PORT);
      byte[] bytes = new byte[172];
      bytes[0] = (byte) 0x80;
      bytes[1] = 96;
      other.send(ByteBuffer.wrap(bytes), to);
      Studio.tick(5, alice, bob);
      assertEquals(1, log.reception.refused());
      voice.close();
      Studio.tick(60, alice, bob);
      other.send(ByteBuffer.wrap(bytes), to);
      Studio.tick(5, alice, bob);
    }
    assertEquals(List.of("voice", "voice"), log.lines);
    assertEquals(1, log.reception.refused());
  }

  @Test
  void whatCannotBeIsSaid() throws Exception {
    VoiceGroup none = group("239.77.1.1", "SILK_8000");
    assertEquals(
        "group all: codec SILK_8000 is not installed",
        assertThrows(MediaException.class, () -> alice.engine.send(none)).getMessage());
    VoiceGroup nowhere =
        new VoiceGroup("all", InetAddress.getByName("239.77.1.1"), PORT, "G722", "wan7", 1);
    assertEquals(
        "group all: there is no network interface wan7",
        assertThrows(MediaException.class, () -> listen(bob, nowhere)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> group("10.0.0.1", "G722"));
  }

  @Test
  void closingLeavesNothing() throws Exception {
    VoiceGroup group = group("239.77.1.1", "G722");
    Log log = listen(bob, group);
    GroupVoice voice = alice.engine.send(group);
    Studio.tick(10, alice, bob);
    log.reception.close();
    voice.close();
    Studio.tick(5, alice, bob);
    assertEquals(0, bob.time.pending());
    for (Studio studio : List.of(alice, bob)) {
      String detail = studio.engine.probe().detail();
      assertTrue(detail.startsWith("0 sessions, 0 groups"), detail);
    }
    assertEquals(List.of("voice"), log.lines);
  }
}
