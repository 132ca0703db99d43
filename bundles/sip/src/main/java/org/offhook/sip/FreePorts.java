package org.offhook.sip;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;

/** Finds local ports that can be had. */
final class FreePorts {
  private static final int ATTEMPTS = 50;

  private FreePorts() {}

  /** True when a port is free for UDP and TCP. */
  static boolean isFree(int port) {
    try (DatagramSocket udp = new DatagramSocket(port);
        ServerSocket tcp = new ServerSocket(port)) {
      return udp.isBound() && tcp.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Some port that is free for both.
   *
   * @throws IOException when there is none
   */
  static int any() throws IOException {
    for (int i = 0; i < ATTEMPTS; i++) {
      try (ServerSocket socket = new ServerSocket(0)) {
        int port = socket.getLocalPort();
        socket.close();
        if (isFree(port)) {
          return port;
        }
      }
    }
    throw new IOException("no free port");
  }
}
