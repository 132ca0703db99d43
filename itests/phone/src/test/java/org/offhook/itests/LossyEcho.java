package org.offhook.itests;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.Random;

/** Sends RTP back to where it came from, but for some of it; sequence numbers stay as they are. */
final class LossyEcho implements AutoCloseable {
  private static final int PACKET = 2000;
  private static final int SSRC = 8;

  private final DatagramSocket socket;
  private final Random random;
  private final double loss;

  private LossyEcho(DatagramSocket socket, double loss, long seed) {
    this.socket = socket;
    this.loss = loss;
    this.random = new Random(seed);
  }

  /** Opens one that loses this part of the packets, from 0 to 1. */
  static LossyEcho open(double loss, long seed) throws IOException {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    LossyEcho echo = new LossyEcho(socket, loss, seed);
    Thread thread = new Thread(echo::run, "lossy echo");
    thread.setDaemon(true);
    thread.start();
    return echo;
  }

  int port() {
    return socket.getLocalPort();
  }

  private void run() {
    byte[] bytes = new byte[PACKET];
    try {
      while (true) {
        DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
        socket.receive(packet);
        // An RTP stream must not come back under the sender's own name (RFC 3550, section 8.2).
        bytes[SSRC] ^= 1;
        if (random.nextDouble() >= loss) {
          socket.send(packet);
        }
      }
    } catch (IOException e) {
      // closed
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
