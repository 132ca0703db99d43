package org.offhook.fetch.tftp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.time.Clock;

/**
 * Packets to and from one server. The first answer decides which port of it is talked to; what was
 * sent last is sent again while the server is silent.
 */
final class Talk {
  private static final int TRIES = 5;
  private static final int PATIENCE_MS = 2_000;
  private static final int LONGEST = Transfer.BLOCK + 5;

  private final DatagramSocket socket;
  private final FetchRequest request;
  private final Clock clock;
  private final long deadline;
  private InetSocketAddress server;
  private boolean answered;
  private byte[] last = {};

  Talk(DatagramSocket socket, InetSocketAddress server, FetchRequest request, Clock clock) {
    this.socket = socket;
    this.server = server;
    this.request = request;
    this.clock = clock;
    this.deadline = clock.nanos() + request.maxTime().toNanos();
  }

  void send(byte[] packet) throws IOException {
    last = packet;
    socket.send(new DatagramPacket(packet, packet.length, server));
  }

  /** Tells the server that nothing more comes. */
  void breakOff() throws IOException {
    socket.send(new DatagramPacket(Packet.error(0), 5, server));
  }

  /** The next packet of the server. */
  Packet receive() throws IOException {
    DatagramPacket in = new DatagramPacket(new byte[LONGEST], LONGEST);
    int silent = 0;
    while (clock.nanos() - deadline <= 0) {
      long left = Math.max(1, (deadline - clock.nanos()) / 1_000_000);
      socket.setSoTimeout((int) Math.min(PATIENCE_MS, left));
      try {
        in.setLength(LONGEST);
        socket.receive(in);
        if (in.getLength() >= 4 && fromServer(in)) {
          return new Packet(in.getData(), in.getLength());
        }
      } catch (SocketTimeoutException e) {
        if (++silent == TRIES) {
          throw refused("the server does not answer");
        }
        send(last);
      }
    }
    throw refused("took longer than " + request.maxTime().toSeconds() + " s");
  }

  private boolean fromServer(DatagramPacket in) throws IOException {
    InetSocketAddress from = (InetSocketAddress) in.getSocketAddress();
    if (!answered && from.getAddress().equals(server.getAddress())) {
      server = from;
      answered = true;
    }
    if (!from.equals(server)) {
      socket.send(new DatagramPacket(Packet.error(5), 5, from));
      return false;
    }
    return true;
  }

  IOException refused(String why) {
    return new IOException(request.place() + ": " + why);
  }
}
