package org.offhook.testkit.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A running dnsmasq on a host of a network of the test's own: a name server that, for DHCP, gives
 * addresses to nobody and only answers those who ask for options.
 */
public final class Dnsmasq implements AutoCloseable {
  private final Peer peer;

  private Dnsmasq(Peer peer) {
    this.peer = peer;
  }

  /** True when the program is there. */
  public static boolean isInstalled() {
    return Peer.find("dnsmasq").isPresent();
  }

  /**
   * Starts it and waits until it serves.
   *
   * @param directory where its files go
   * @param options further options, such as {@code --dhcp-option-force=66,10.77.0.1}
   */
  public static Dnsmasq start(LocalNetwork network, int host, Path directory, String... options)
      throws IOException, InterruptedException {
    // Without a file it would read the one of the machine.
    Path nothing = Files.writeString(directory.resolve("dnsmasq.conf"), "");
    List<String> command =
        new ArrayList<>(
            List.of(
                Peer.find("dnsmasq").orElseThrow().toString(),
                "--keep-in-foreground",
                "--user=root",
                "--conf-file=" + nothing,
                "--pid-file=",
                "--no-resolv",
                "--no-hosts",
                "--log-facility=-",
                "--log-dhcp",
                "--interface=eth0",
                "--bind-interfaces",
                "--dhcp-leasefile=" + directory.resolve("leases"),
                "--dhcp-range=10.77.0.0,static,255.255.255.0"));
    command.addAll(List.of(options));
    Peer peer = network.start(host, directory, command.toArray(String[]::new));
    try {
      peer.await(line -> line.contains("static leases only"), Duration.ofSeconds(30));
    } catch (IOException e) {
      peer.close();
      throw e;
    }
    return new Dnsmasq(peer);
  }

  /** What it said so far. */
  public String output() {
    return peer.output();
  }

  @Override
  public void close() {
    peer.close();
  }
}
