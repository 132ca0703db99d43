package org.offhook.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The far end of many G.711 calls: sends 20 ms packets to each, and stamps what each sends. Late is
 * a packet that comes more than 5 ms after its place in the grid of 20 ms that the earliest packet
 * of its stream lays.
 */
final class VoiceStreams implements AutoCloseable {
  private static final long TICK = 20_000_000L;
  private static final long LATE = 5_000_000L;

  private final DatagramChannel channel;
  private final Map<InetSocketAddress, List<Long>> arrivals = new HashMap<>();
  private volatile boolean closed;

  VoiceStreams() throws IOException {
    this.channel = DatagramChannel.open();
    channel.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    channel.socket().setReceiveBufferSize(4 << 20);
  }

  int port() throws IOException {
    return ((InetSocketAddress) channel.getLocalAddress()).getPort();
  }

  /**
   * Talks with all of them for some seconds.
   *
   * @param ports where each call wants its voice
   * @return share of packets that were late or did not come, 0 to 1
   */
  double talk(List<Integer> ports, int seconds) throws IOException, InterruptedException {
    Thread receiver = new Thread(this::receive, "far end");
    receiver.start();
    List<InetSocketAddress> targets =
        ports.stream()
            .map(port -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .toList();
    // A second for all to begin, which is not counted.
    send(targets, 50, 0);
    synchronized (arrivals) {
      arrivals.clear();
    }
    send(targets, 50 * seconds, 50);
    close();
    receiver.join();
    return late(ports.size(), 50 * seconds);
  }

  private void send(List<InetSocketAddress> targets, int packets, int first) throws IOException {
    byte[] packet = new byte[172];
    Arrays.fill(packet, (byte) 0xd5);
    packet[0] = (byte) 0x80;
    packet[1] = 8;
    ByteBuffer buffer = ByteBuffer.wrap(packet);
    long due = System.nanoTime();
    for (int i = first; i < first + packets; i++) {
      buffer.putShort(2, (short) i).putInt(4, i * 160);
      for (int call = 0; call < targets.size(); call++) {
        buffer.putInt(8, call);
        channel.send(buffer.clear(), targets.get(call));
      }
      due += TICK;
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }

  private void receive() {
    ByteBuffer buffer = ByteBuffer.allocate(2048);
    try {
      while (!closed) {
        InetSocketAddress from = (InetSocketAddress) channel.receive(buffer.clear());
        long now = System.nanoTime();
        synchronized (arrivals) {
          arrivals.computeIfAbsent(from, any -> new ArrayList<>()).add(now);
        }
      }
    } catch (IOException e) {
      // closed, which is how it ends
    }
  }

  private double late(int streams, int packets) {
    long expected = (long) streams * (packets - 1);
    long inTime = 0;
    synchronized (arrivals) {
      for (List<Long> stream : arrivals.values()) {
        long base = Long.MAX_VALUE;
        for (int i = 0; i < stream.size(); i++) {
          base = Math.min(base, stream.get(i) - i * TICK);
        }
        for (int i = 0; i < Math.min(stream.size(), packets - 1); i++) {
          inTime += stream.get(i) - i * TICK - base <= LATE ? 1 : 0;
        }
      }
    }
    return Math.max(0, 1 - (double) inTime / expected);
  }

  @Override
  public void close() throws IOException {
    closed = true;
    channel.close();
  }
}
