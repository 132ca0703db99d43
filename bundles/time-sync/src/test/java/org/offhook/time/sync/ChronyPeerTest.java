package org.offhook.time.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.network.DhcpOptions;
import org.offhook.api.network.NetworkOffer;
import org.offhook.testkit.VirtualTime;
import org.offhook.testkit.peer.Chrony;

/** The time of chrony, on loopback. */
class ChronyPeerTest {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  @TempDir static Path directory;
  private static Chrony chrony;
  private final VirtualTime time = new VirtualTime();
  private TimeOfDay day;

  @BeforeAll
  static void serve() throws Exception {
    assumeTrue(Chrony.isInstalled(), "chronyd is not installed");
    chrony = Chrony.start(directory);
  }

  @AfterAll
  static void stop() {
    if (chrony != null) {
      chrony.close();
    }
  }

  @AfterEach
  void close() {
    if (day != null) {
      day.close();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> T config(Class<T> type, Map<String, Object> values) {
    return (T)
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (method.getName().equals("annotationType")) {
                return (Class<? extends Annotation>) type;
              }
              return values.getOrDefault(method.getName(), method.getDefaultValue());
            });
  }

  private TimeOfDay open(Map<String, Object> more) {
    Map<String, Object> values = new HashMap<>(Map.of("enabled", true, "port", chrony.port()));
    values.putAll(more);
    day =
        new TimeOfDay(
            time,
            time,
            new Daylight(config(DaylightConfig.class, Map.of())),
            config(TimeConfig.class, values));
    return day;
  }

  private void await(String expression) {
    long until = System.nanoTime() + LONGEST.toNanos();
    while (!day.probe().detail().matches(expression)) {
      assertTrue(System.nanoTime() < until, day.probe().toString());
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void theHostsClockIsCorrectedByWhatTheServerSays() {
    // Virtual time stands still in the past: the server is far ahead of it.
    open(Map.of("primaryServer", "127.0.0.1", "gmtOffset", "+02:00"));
    await(".*from 127\\.0\\.0\\.1");
    Duration off = Duration.between(java.time.Instant.now(), day.now().toInstant());
    assertTrue(off.abs().compareTo(Duration.ofSeconds(2)) < 0, off.toString());
    assertEquals(7200, day.now().getOffset().getTotalSeconds());
  }

  @Test
  void theSecondServerIsAskedWhenTheFirstDoesNotAnswer() throws Exception {
    try (Chrony mortal = Chrony.start(directory)) {
      open(
          Map.of(
              "port", mortal.port(), "primaryServer", "127.0.0.2", "secondaryServer", "127.0.0.1"));
      await(".*from 127\\.0\\.0\\.1");
    }
    day.look();
    await(".*; 127\\.0\\.0\\.2: .*; 127\\.0\\.0\\.1: .*");
    assertEquals("127.0.0.1", day.source(), "the last time known stays");
  }

  private static NetworkOffer offered(String hexServers, String hexOffset) {
    HexFormat hex = HexFormat.of();
    return new NetworkOffer(
        "test",
        new DhcpOptions(
            Map.of(
                NetworkOffer.NTP_SERVERS, hex.parseHex(hexServers),
                NetworkOffer.TIME_OFFSET, hex.parseHex(hexOffset))));
  }

  @Test
  void serversAndOffsetOfTheNetworkWinOverTheConfiguredOnes() {
    open(
        Map.of(
            "enabled", true,
            "primaryServer", "127.0.0.2",
            "secondaryServer", "127.0.0.3",
            "gmtOffset", "+02:00"));
    day.onOffer(offered("7f000001", "ffffd5d0"));
    await(".*GMT-03:00, from 127\\.0\\.0\\.1");
    day.onOffer(NetworkOffer.NONE);
    assertEquals(7200, day.now().getOffset().getTotalSeconds());
  }

  @Test
  void theNetworksServersAreAskedEvenWhereNoneIsConfiguredAndTheFirstOneIsSilent() {
    open(Map.of("enabled", false));
    day.onOffer(offered("7f0000097f000001", "00000000"));
    await(".*from 127\\.0\\.0\\.1");
  }

  @Test
  void theNetworkMayBeIgnored() {
    open(Map.of("enabled", false, "dhcpServers", false, "dhcpOffset", false));
    day.onOffer(offered("7f000001", "ffffd5d0"));
    assertEquals(0, time.pending(), "nobody is asked");
    assertEquals("host", day.source());
    assertEquals(0, day.now().getOffset().getTotalSeconds());
  }

  @Test
  void itLooksAgainAfterTheInterval() throws Exception {
    open(Map.of("primaryServer", "127.0.0.1"));
    await(".*from 127\\.0\\.0\\.1");
    day.set(LocalDateTime.of(2020, 1, 1, 12, 0));
    assertEquals("set by hand", day.source());
    time.advance(Duration.ofHours(11));
    assertEquals("set by hand", day.source());
    time.advance(Duration.ofHours(1).plusMinutes(1));
    await(".*from 127\\.0\\.0\\.1");
  }

  @Test
  void aServerThatIsNotSynchronizedIsPassedOver() throws Exception {
    try (DatagramSocket liar =
        new DatagramSocket(chrony.port(), InetAddress.getByName("127.0.0.3"))) {
      Thread answering =
          new Thread(
              () -> {
                try {
                  DatagramPacket packet = new DatagramPacket(new byte[48], 48);
                  liar.receive(packet);
                  byte[] answer = packet.getData().clone();
                  System.arraycopy(answer, 40, answer, 24, 8);
                  answer[0] = (byte) 0b11_100_100;
                  answer[1] = 0;
                  packet.setData(answer);
                  liar.send(packet);
                } catch (IOException e) {
                  throw new java.io.UncheckedIOException(e);
                }
              });
      answering.start();
      open(Map.of("primaryServer", "127.0.0.3", "secondaryServer", "127.0.0.1"));
      await(".*from 127\\.0\\.0\\.1");
      answering.join(5000);
    }
  }

  @Test
  void dateAndTimeAreShownAsConfigured() {
    open(Map.of("enabled", false));
    day.set(LocalDateTime.of(2026, 12, 24, 18, 5));
    assertEquals("24/12/2026 18:05", day.date() + " " + day.time());
    day.close();
    open(Map.of("enabled", false, "dateFormat", "AMERICAN", "timeFormat", "12Hour"));
    day.set(LocalDateTime.of(2026, 12, 24, 18, 5));
    assertEquals("12/24/2026 6:05 PM", day.date() + " " + day.time());
  }
}
