package org.offhook.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The lab's SIP sockets: UDP and TCP with one port on 127.0.0.1, and nowhere else. */
final class Wire {
  private static final int TRIES = 20;
  private static final int MOST_CONNECTIONS = 200;

  private final Loop loop;
  private final BiConsumer<SipMessage, Flow> receiver;
  private final BoundedLog log;
  private final DatagramChannel udp;
  private final ServerSocketChannel tcp;
  private final Map<InetSocketAddress, Connection> connections = new HashMap<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(SipParser.LARGEST);

  /**
   * Opens the sockets.
   *
   * @param port the port, or 0 for any that is free
   */
  Wire(Loop loop, int port, BoundedLog log, BiConsumer<SipMessage, Flow> receiver)
      throws IOException {
    this.loop = loop;
    this.log = log;
    this.receiver = receiver;
    this.udp = DatagramChannel.open();
    this.tcp = ServerSocketChannel.open();
    try {
      bind(port);
      loop.watch(udp, SelectionKey.OP_READ, this::readDatagrams);
      loop.watch(tcp, SelectionKey.OP_ACCEPT, this::accept);
    } catch (IOException e) {
      udp.close();
      tcp.close();
      throw e;
    }
  }

  private void bind(int port) throws IOException {
    InetAddress here = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    udp.bind(new InetSocketAddress(here, port));
    tcp.bind(new InetSocketAddress(here, port()));
  }

  int port() throws IOException {
    return ((InetSocketAddress) udp.getLocalAddress()).getPort();
  }

  /** Opens at a free port where UDP and TCP are both free. */
  static Wire open(Loop loop, int port, BoundedLog log, BiConsumer<SipMessage, Flow> receiver)
      throws IOException {
    for (int i = 0; ; i++) {
      try {
        return new Wire(loop, port, log, receiver);
      } catch (IOException e) {
        if (port != 0 || i == TRIES) {
          throw e;
        }
      }
    }
  }

  /** The way to an address; TCP connects when there is no connection. */
  Flow to(String transport, InetSocketAddress remote) throws IOException {
    if (!remote.getAddress().isLoopbackAddress()) {
      throw new IOException("the lab sends to loopback addresses only");
    }
    return transport.equalsIgnoreCase("TCP") ? connection(remote) : new Datagrams(remote);
  }

  private Connection connection(InetSocketAddress remote) throws IOException {
    Connection open = connections.get(remote);
    if (open != null && open.isOpen()) {
      return open;
    }
    SocketChannel channel = SocketChannel.open();
    try {
      channel.socket().connect(remote, 200);
      return adopt(channel);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  private Connection adopt(SocketChannel channel) throws IOException {
    connections.values().removeIf(connection -> !connection.isOpen());
    if (connections.size() >= MOST_CONNECTIONS) {
      throw new IOException("no room for one more connection");
    }
    Connection connection = new Connection(channel, receiver, log);
    connections.put(connection.remote(), connection);
    loop.watch(channel, SelectionKey.OP_READ, connection::read);
    return connection;
  }

  private void accept() {
    try {
      for (SocketChannel next = tcp.accept(); next != null; next = tcp.accept()) {
        adoptOrClose(next);
      }
    } catch (IOException e) {
      log.warn("A connection was not accepted: " + e.getMessage());
    }
  }

  private void adoptOrClose(SocketChannel channel) throws IOException {
    try {
      adopt(channel);
    } catch (IOException e) {
      log.warn("A connection was closed: " + e.getMessage());
      channel.close();
    }
  }

  private void readDatagrams() {
    try {
      buffer.clear();
      for (Object from = udp.receive(buffer); from != null; from = udp.receive(buffer)) {
        take((InetSocketAddress) from);
        buffer.clear();
      }
    } catch (IOException e) {
      log.warn("Reading failed: " + e.getMessage());
    }
  }

  private void take(InetSocketAddress from) {
    buffer.flip();
    if (blank(buffer)) {
      return;
    }
    try {
      receiver.accept(SipParser.datagram(buffer.array(), buffer.limit()), new Datagrams(from));
    } catch (BadMessage e) {
      log.warn("A datagram from " + from + " was dropped, expected " + e.getMessage());
    }
  }

  /** A keep-alive of line breaks (RFC 5626 section 3.5.1, and the habit of phones). */
  private static boolean blank(ByteBuffer datagram) {
    for (int i = 0; i < datagram.limit(); i++) {
      byte b = datagram.get(i);
      if (b != '\r' && b != '\n' && b != 0) {
        return false;
      }
    }
    return true;
  }

  private final class Datagrams implements Flow {
    private final InetSocketAddress remote;

    Datagrams(InetSocketAddress remote) {
      this.remote = remote;
    }

    @Override
    public String transport() {
      return "UDP";
    }

    @Override
    public InetSocketAddress remote() {
      return remote;
    }

    @Override
    public void send(byte[] message) {
      try {
        udp.send(ByteBuffer.wrap(message), remote);
      } catch (IOException e) {
        log.warn("Nothing could be sent to " + remote + ": " + e.getMessage());
      }
    }

    @Override
    public boolean isOpen() {
      return true;
    }
  }
}
