package org.offhook.itests;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.offhook.testkit.peer.FreePort;
import org.offhook.testkit.peer.Peer;

/** A dnsmasq on loopback whose records are exchanged while others ask it. */
final class NameServer implements AutoCloseable {
  private static final String HEAD =
      """
      no-resolv
      no-hosts
      no-daemon
      log-facility=-
      bind-interfaces
      listen-address=127.0.0.1
      user=root
      local=/test/
      """;

  private final int port = FreePort.any();
  private Peer peer;

  private NameServer() throws IOException {}

  static NameServer with(String... records) throws IOException, InterruptedException {
    assumeTrue(Peer.find("dnsmasq").isPresent(), "dnsmasq is not installed");
    NameServer server = new NameServer();
    server.start(records);
    return server;
  }

  /** As the phone names it. */
  String address() {
    return "127.0.0.1:" + port;
  }

  /** Answers with these records instead. */
  void exchange(String... records) throws IOException, InterruptedException {
    peer.close();
    start(records);
  }

  private void start(String... records) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("dnsmasq-");
    Path config = directory.resolve("dnsmasq.conf");
    Files.writeString(config, HEAD + "port=" + port + "\n" + String.join("\n", records) + "\n");
    peer =
        Peer.start(
            directory,
            List.of(Peer.find("dnsmasq").orElseThrow().toString(), "-k", "-C", config.toString()));
    peer.await(line -> line.contains("started"), Duration.ofSeconds(10));
  }

  @Override
  public void close() {
    peer.close();
  }
}
