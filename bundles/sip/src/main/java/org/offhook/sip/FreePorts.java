package org.offhook.sip;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.util.concurrent.locks.LockSupport;

/** Finds local ports that can be had. */
final class FreePorts {
  private static final int ATTEMPTS = 50;
  private static final long PATIENCE_NANOS = 100_000_000;
  private static final long LOOK_NANOS = 2_000_000;

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

  /** The same, where the engine before this one may not have let go of it wholly. */
  static boolean becomesFree(int port) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!isFree(port)) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    return true;
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
