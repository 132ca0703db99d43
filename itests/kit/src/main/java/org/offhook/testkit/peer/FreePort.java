package org.offhook.testkit.peer;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports on 127.0.0.1 that nobody uses at the moment. They lie above those that Linux gives to
 * sockets that ask for any, so that nobody takes one between its choice and its use; and none is
 * given twice in a run. Test machines that run side by side have ports of their own.
 */
public final class FreePort {
  private static final int COUNT = 1500;
  private static final int FIRST = 61_000 + COUNT * (Integer.getInteger("offhook.fork", 1) % 3);
  private static final AtomicInteger NEXT =
      new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

  private FreePort() {}

  /** A port free for both UDP and TCP. */
  public static int any() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    for (int i = 0; i < COUNT; i++) {
      int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
      try (ServerSocket tcp = new ServerSocket(port, 1, loopback);
          DatagramSocket udp = new DatagramSocket(port, loopback)) {
        return udp.getLocalPort();
      } catch (IOException e) {
        // Taken by one transport or the other: the next one.
      }
    }
    throw new IOException("no free port on 127.0.0.1");
  }
}
