package org.offhook.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.offhook.api.time.Clock;

/**
 * RTCP of one call (RFC 3550 section 6): a report each five seconds, and one soon after each report
 * of the peer, so that even a short call learns its round trip. Loop only.
 */
final class RtcpLeg implements AutoCloseable {
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final Duration SOON = Duration.ofMillis(5);
  private static final long NTP_EPOCH = 2_208_988_800L;
  private static final int SENDER_REPORT = 200;
  private static final byte[] NAME = "lab@127.0.0.1".getBytes(StandardCharsets.US_ASCII);

  private final Loop loop;
  private final Clock clock;
  private final DatagramChannel channel;
  private final ByteBuffer in = ByteBuffer.allocate(2048);
  private int ssrc;
  private InetSocketAddress peer;
  private Reception reception;
  private int rate = 8000;
  private long packets;
  private long octets;
  private int lastTimestamp;
  private long lastNanos;
  private boolean replying;
  private boolean closed;
  private long lastHeard;

  RtcpLeg(Loop loop, Clock clock, DatagramChannel channel, int ssrc) throws IOException {
    this.loop = loop;
    this.clock = clock;
    this.channel = channel;
    this.ssrc = ssrc;
    this.lastHeard = clock.nanos();
    loop.watch(channel, SelectionKey.OP_READ, this::read);
  }

  int ssrc() {
    return ssrc;
  }

  long lastHeard() {
    return lastHeard;
  }

  void peer(InetSocketAddress address) {
    peer = address;
  }

  void begin(int clockRate) {
    rate = clockRate;
    loop.after(PERIOD, this::periodic);
  }

  void sent(int timestamp, int length) {
    packets++;
    octets += length;
    lastTimestamp = timestamp;
    lastNanos = clock.nanos();
  }

  void received(int source, int sequence, long timestamp) {
    if (reception == null || reception.ssrc != source) {
      if (reception != null) {
        // A new stream of the peer makes a new stream of ours: its numbers begin anew.
        ssrc++;
        packets = 0;
        octets = 0;
      }
      reception = new Reception(source, sequence);
    }
    long arrival = clock.nanos() / 1000 * rate / 1_000_000;
    reception.packet(sequence, timestamp, arrival);
  }

  private void periodic() {
    if (!closed) {
      send(false);
      loop.after(PERIOD, this::periodic);
    }
  }

  private void read() {
    try {
      in.clear();
      for (Object from = channel.receive(in); from != null; from = channel.receive(in)) {
        in.flip();
        if (peer == null || from.equals(peer)) {
          lastHeard = clock.nanos();
          report();
        }
        in.clear();
      }
    } catch (IOException e) {
      // The peer's port was closed a moment ago (ICMP).
      in.clear();
    }
  }

  private void report() {
    boolean senderReport =
        in.limit() >= 28 && (in.get(0) & 0xc0) == 0x80 && (in.get(1) & 0xff) == SENDER_REPORT;
    if (!senderReport || reception == null || in.getInt(4) != reception.ssrc) {
      return;
    }
    reception.senderReport(in.getLong(8) >>> 16 & 0xffffffffL, clock.nanos());
    if (!replying) {
      replying = true;
      loop.after(
          SOON,
          () -> {
            replying = false;
            send(false);
          });
    }
  }

  private void send(boolean bye) {
    if (peer == null || closed) {
      return;
    }
    ByteBuffer out = ByteBuffer.allocate(256);
    writeReport(out);
    writeName(out);
    if (bye) {
      out.putInt(0x81cb0001).putInt(ssrc);
    }
    out.flip();
    try {
      channel.send(out, peer);
    } catch (IOException e) {
      // Reports are best effort.
      in.clear();
    }
  }

  private void writeReport(ByteBuffer out) {
    int blocks = reception == null ? 0 : 1;
    boolean sender = packets > 0;
    int words = 1 + (sender ? 5 : 0) + 6 * blocks;
    out.putInt((0x80 | blocks) << 24 | (sender ? 200 : 201) << 16 | words).putInt(ssrc);
    if (sender) {
      Instant now = clock.now();
      out.putInt((int) (now.getEpochSecond() + NTP_EPOCH));
      out.putInt((int) ((long) now.getNano() * (1L << 32) / 1_000_000_000L));
      out.putInt(lastTimestamp + (int) ((clock.nanos() - lastNanos) / 1000 * rate / 1_000_000));
      out.putInt((int) packets).putInt((int) octets);
    }
    if (reception != null) {
      reception.report(out, clock.nanos());
    }
  }

  private void writeName(ByteBuffer out) {
    int length = 4 + 2 + NAME.length;
    int padded = (length + 4) / 4 * 4;
    out.putInt(0x81 << 24 | 202 << 16 | padded / 4).putInt(ssrc);
    out.put((byte) 1).put((byte) NAME.length).put(NAME);
    out.put(new byte[padded - length]);
  }

  @Override
  public void close() {
    if (!closed) {
      send(true);
      closed = true;
      Loop.quietly(channel);
    }
  }
}
