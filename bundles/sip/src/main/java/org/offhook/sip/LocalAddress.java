package org.offhook.sip;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Which of our addresses leads to a server. */
final class LocalAddress {
  private final String configured;

  /** Uses the configured one, unless it is empty or the server is on this machine. */
  LocalAddress(String configured) {
    this.configured = configured.strip();
  }

  /** The address to name to a server; no packet is sent to find out. */
  String towards(Server server) {
    try (DatagramSocket probe = new DatagramSocket()) {
      InetAddress there = InetAddress.getByName(server.address());
      if (!configured.isEmpty() && !there.isLoopbackAddress()) {
        return configured;
      }
      probe.connect(new InetSocketAddress(there, server.port()));
      return probe.getLocalAddress().getHostAddress().split("%", 2)[0];
    } catch (IOException | RuntimeException e) {
      return configured.isEmpty() ? "127.0.0.1" : configured;
    }
  }
}
