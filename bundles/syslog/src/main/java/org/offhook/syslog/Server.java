package org.offhook.syslog;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.offhook.api.time.Clock;

/**
 * The syslog server as seen by the sending thread: its address is asked for again now and then, and
 * the one known stays in use while the DNS is silent.
 */
final class Server implements AutoCloseable {
  /** An unknown name is not asked for again sooner, however much is logged. */
  private static final Duration SOON = Duration.ofSeconds(4);

  private static final Duration AGAIN = Duration.ofMinutes(5);

  private final Destination destination;
  private final Clock clock;
  private final DatagramSocket socket;
  private InetSocketAddress address;
  private long resolved;
  private long failed = Long.MIN_VALUE;

  Server(Destination destination, Clock clock) throws IOException {
    this.destination = destination;
    this.clock = clock;
    this.socket = new DatagramSocket();
  }

  /**
   * Sends a message.
   *
   * @throws UnknownHostException when the server has no address
   * @throws IOException when the network does not take it
   */
  void send(byte[] message) throws IOException {
    resolve();
    socket.send(new DatagramPacket(message, message.length, address));
  }

  private void resolve() throws IOException {
    long now = clock.nanos();
    if (address != null && now - resolved < AGAIN.toNanos()) {
      return;
    }
    if (failed != Long.MIN_VALUE && now - failed < SOON.toNanos()) {
      throw new UnknownHostException(destination.host());
    }
    try {
      address =
          new InetSocketAddress(InetAddress.getByName(destination.host()), destination.port());
    } catch (IOException e) {
      if (address == null) {
        failed = now;
        throw e;
      }
    }
    failed = Long.MIN_VALUE;
    resolved = now;
  }

  @Override
  public void close() {
    socket.close();
  }
}
