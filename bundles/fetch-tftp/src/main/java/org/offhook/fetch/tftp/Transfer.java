package org.offhook.fetch.tftp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.Map;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.FetchSink;
import org.offhook.api.time.Clock;

/** One file on its way. The first answer decides which port of the server is talked to. */
final class Transfer {
  private static final int BLOCK = 1428;
  private static final int TRIES = 5;
  private static final int PATIENCE_MS = 2_000;
  private final DatagramSocket socket;
  private final FetchRequest request;
  private final FetchSink sink;
  private final Clock clock;
  private final long deadline;
  private InetSocketAddress server;
  private boolean answered;
  private boolean begun;
  private byte[] last;
  private int blockSize = 512;
  private long size = -1;
  private long taken;

  Transfer(
      DatagramSocket socket, FetchRequest request, FetchSink sink, Clock clock, long deadline) {
    this.socket = socket;
    this.request = request;
    this.sink = sink;
    this.clock = clock;
    this.deadline = deadline;
  }

  /** Returns the number of bytes. */
  long run(InetSocketAddress to, String file) throws IOException {
    server = to;
    send(Packet.request(file, BLOCK));
    try {
      int awaited = 1;
      while (!step(receive(), awaited)) {
        awaited = (int) ((taken / blockSize + 1) & 0xffff);
      }
    } catch (IOException e) {
      socket.send(new DatagramPacket(Packet.error(0), 5, server));
      throw e;
    }
    if (size >= 0 && size != taken) {
      throw refused("ends after " + taken + " of " + size + " bytes");
    }
    return taken;
  }

  /** True when the file is complete. */
  private boolean step(Packet packet, int awaited) throws IOException {
    switch (packet.kind()) {
      case Packet.ERROR -> throw refused("the server answers: " + packet.text());
      case Packet.OPTIONS -> agree(packet.options());
      case Packet.DATA -> {
        return packet.block() == (awaited & 0xffff) && take(packet);
      }
      default -> throw refused("the server answers with something that is not TFTP");
    }
    return false;
  }

  private void agree(Map<String, String> options) throws IOException {
    if (begun) {
      return;
    }
    blockSize = (int) number(options.getOrDefault("blksize", "512"));
    size = options.containsKey("tsize") ? number(options.get("tsize")) : -1;
    if (blockSize < 8 || blockSize > BLOCK) {
      throw refused("the server wants blocks of " + blockSize + " bytes");
    }
    begin();
    send(Packet.acknowledge(0));
  }

  private void begin() throws IOException {
    if (size > request.maxBytes()) {
      throw refused("has " + size + " bytes, more than " + request.maxBytes());
    }
    begun = true;
    sink.begins(0, size);
  }

  private boolean take(Packet packet) throws IOException {
    if (!begun) {
      begin();
    }
    int length = packet.length() - 4;
    if (length > blockSize || taken + length > request.maxBytes()) {
      throw refused("goes on after " + request.maxBytes() + " bytes");
    }
    sink.write(packet.bytes(), 4, length);
    taken += length;
    send(Packet.acknowledge(packet.block()));
    return length < blockSize;
  }

  private long number(String text) throws IOException {
    if (!text.matches("\\d{1,15}")) {
      throw refused("the server answers with a length that is no number");
    }
    return Long.parseLong(text);
  }

  private void send(byte[] packet) throws IOException {
    last = packet;
    socket.send(new DatagramPacket(packet, packet.length, server));
  }

  private Packet receive() throws IOException {
    DatagramPacket in = new DatagramPacket(new byte[BLOCK + 5], BLOCK + 5);
    int silent = 0;
    while (clock.nanos() - deadline <= 0) {
      long left = Math.max(1, (deadline - clock.nanos()) / 1_000_000);
      socket.setSoTimeout((int) Math.min(PATIENCE_MS, left));
      try {
        in.setLength(BLOCK + 5);
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

  private IOException refused(String why) {
    return new IOException(request.uri() + ": " + why);
  }
}
