package org.offhook.testkit.peer;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports on 127.0.0.1 that nobody uses at the moment. */
public final class FreePort {
  private static final int ATTEMPTS = 100;

  private FreePort() {}

  /** A port free for both UDP and TCP. */
  public static int any() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    for (int i = 0; i < ATTEMPTS; i++) {
      try (ServerSocket tcp = new ServerSocket(0, 1, loopback);
          DatagramSocket udp = new DatagramSocket(tcp.getLocalPort(), loopback)) {
        return udp.getLocalPort();
      } catch (IOException e) {
        // Taken by the other transport: another one.
      }
    }
    throw new IOException("no free port on 127.0.0.1");
  }
}
