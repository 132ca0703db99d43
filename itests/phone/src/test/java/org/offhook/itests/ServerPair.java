package org.offhook.itests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.BaresipConfig;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Kamailio;
import org.offhook.testkit.peer.KamailioSetup;

/** Two kamailios that know the same users and nothing of each other; the phone is 100. */
final class ServerPair implements AutoCloseable {
  private final KamailioSetup setup =
      KamailioSetup.of("127.0.0.1", Map.of("100", Exchange.SECRET, "200", "two", "300", "three"));
  private final int firstPort = FreePort.any();
  private final int secondPort = FreePort.any();
  private Kamailio first;
  private Kamailio second;

  private ServerPair() throws IOException {}

  static ServerPair open() throws IOException, InterruptedException {
    assumeTrue(Kamailio.isInstalled(), "kamailio is not installed");
    ServerPair pair = new ServerPair();
    pair.startFirst();
    pair.startSecond();
    return pair;
  }

  Kamailio first() {
    return first;
  }

  Kamailio second() {
    return second;
  }

  String firstServer() {
    return "127.0.0.1:" + firstPort + "/";
  }

  String secondServer() {
    return "127.0.0.1:" + secondPort + "/";
  }

  /** The port in the name of a server. */
  static int port(String server) {
    return Integer.parseInt(server.replaceAll(".*:|/", ""));
  }

  void startFirst() throws IOException, InterruptedException {
    first = Kamailio.start(setup, firstPort);
  }

  void startSecond() throws IOException, InterruptedException {
    second = Kamailio.start(setup, secondPort);
  }

  /** Configuration of the phone, with its timers at a second. */
  String configuration(String... more) throws IOException {
    return configuration(firstPort, secondPort, more);
  }

  static String configuration(int first, int second, String... more) throws IOException {
    String redundant = "voip/signalling/sip/redundant_proxy/";
    List<String> lines =
        List.of(
            "voip/line/0/enabled=1",
            "voip/line/0/id=100",
            "voip/line/0/auth_password=" + Exchange.SECRET,
            "voip/signalling/sip/proxy_address=127.0.0.1",
            "voip/signalling/sip/proxy_port=" + first,
            "voip/signalling/sip/port=" + FreePort.any(),
            "voip/signalling/sip/outgoing_request_no_response_timeout_ms=1000",
            "voip/signalling/sip/registration_failed_timeout=2",
            "voip/media/media_port=" + (20_000 + 2 * (FreePort.any() % 10_000)),
            "offhook/audio/device=silence",
            "offhook/failover/patience=800",
            redundant + "enabled=1",
            redundant + "address=127.0.0.1",
            redundant + "port=" + second,
            redundant + "keepalive_period=1");
    return Stream.concat(lines.stream(), Stream.of(more)).collect(Collectors.joining("\n"));
  }

  /** Somebody at the first server who answers by itself. */
  Baresip atFirst(String user, String password, Path plays) throws Exception {
    return baresip(user, password, firstPort, plays);
  }

  /** Somebody at the second server who answers by itself. */
  Baresip atSecond(String user, String password, Path plays) throws Exception {
    return baresip(user, password, secondPort, plays);
  }

  private static Baresip baresip(String user, String password, int port, Path plays)
      throws Exception {
    assumeTrue(Baresip.isInstalled(), "baresip is not installed");
    Baresip baresip =
        Baresip.start(
            BaresipConfig.user(user, password, "127.0.0.1:" + port)
                .answering()
                .codecs("PCMA/8000/1")
                .playing(plays));
    baresip.awaitRegistered();
    return baresip;
  }

  @Override
  public void close() {
    first.close();
    second.close();
  }
}
