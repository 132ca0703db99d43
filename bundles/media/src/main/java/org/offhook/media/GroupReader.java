package org.offhook.media;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.function.Consumer;
import org.offhook.api.time.Clock;

/**
 * Reads one group on the receiving thread. Whoever spoke first is heard; somebody else only once
 * that one has paused. The first words wait until they are wanted: who hears them is asked while
 * they arrive.
 */
final class GroupReader {
  /** Silence after which somebody else may speak. */
  static final long PAUSE_NANOS = 1_000_000_000L;

  private static final int TURN = 32;
  private static final int KEPT = 3;
  private static final long STALE_NANOS = 200_000_000L;

  private final DatagramChannel channel;
  private final Clock clock;
  private final Set<Integer> types;
  private final Consumer<Speaker> began;
  private final RtpPacket packet = new RtpPacket();
  // One byte more than a packet may have: what fills it was cut off.
  private final byte[] bytes = new byte[RtpPacket.MAX + 1];
  private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
  private final ArrayDeque<Kept> firstWords = new ArrayDeque<>();

  private volatile VoiceStream stream;
  private volatile Speaker speaker;
  private volatile long beganNanos;
  private volatile long lastNanos;
  private volatile long packets;
  private volatile long refused;

  /**
   * Who speaks.
   *
   * @param source address of the socket it sends from
   * @param ssrc synchronization source at first
   */
  record Speaker(InetSocketAddress source, int ssrc) {}

  private record Kept(byte[] bytes, long nanos) {}

  /**
   * A reader.
   *
   * @param types payload types that are understood
   * @param began told of a speaker, on the receiving thread
   */
  GroupReader(DatagramChannel channel, Clock clock, Set<Integer> types, Consumer<Speaker> began) {
    this.channel = channel;
    this.clock = clock;
    this.types = types;
    this.began = began;
  }

  /** Where voice goes; null to only notice it. */
  void into(VoiceStream stream) {
    this.stream = stream;
  }

  /** When the first packet of the one who speaks came, by the clock. */
  long beganNanos() {
    return beganNanos;
  }

  /** When the last packet was taken, by the clock. */
  long lastNanos() {
    return lastNanos;
  }

  /** What comes next begins anew. */
  void ended() {
    speaker = null;
  }

  long packets() {
    return packets;
  }

  long refused() {
    return refused;
  }

  /** Reads what is there. */
  void read() {
    try {
      buffer.clear();
      InetSocketAddress source = (InetSocketAddress) channel.receive(buffer);
      for (int i = 1; source != null; i++) {
        voice(source, buffer.position());
        buffer.clear();
        // A flood waits for its next turn, and does not keep other sockets waiting.
        source = i == TURN ? null : (InetSocketAddress) channel.receive(buffer);
      }
    } catch (IOException e) {
      // The socket was closed: nothing was received.
    }
  }

  @SuppressWarnings("NonAtomicVolatileUpdate") // only the receiving thread writes
  private void voice(InetSocketAddress source, int length) {
    if (length <= RtpPacket.MAX) {
      System.arraycopy(bytes, 0, packet.bytes, 0, length);
    }
    boolean sensible =
        length <= RtpPacket.MAX && packet.read(length) && types.contains(packet.payloadType);
    long now = clock.nanos();
    if (!sensible || !speaks(source, now)) {
      refused = refused + 1;
      return;
    }
    lastNanos = now;
    packets = packets + 1;
    handOver(length, now);
  }

  /** Another port or SSRC of the same host is the same one, who begins again. */
  private boolean speaks(InetSocketAddress source, long now) {
    Speaker known = speaker;
    boolean same = known != null && known.source().getAddress().equals(source.getAddress());
    if (known != null && !same && now - lastNanos < PAUSE_NANOS) {
      return false;
    }
    if (!same) {
      lastNanos = now;
      beganNanos = now;
      firstWords.clear();
      Speaker next = new Speaker(source, packet.ssrc);
      speaker = next;
      began.accept(next);
    }
    return true;
  }

  private void handOver(int length, long now) {
    VoiceStream wanted = stream;
    if (wanted == null) {
      if (firstWords.size() == KEPT) {
        firstWords.removeFirst();
      }
      firstWords.add(new Kept(java.util.Arrays.copyOf(packet.bytes, length), now));
      return;
    }
    for (Kept kept = firstWords.poll(); kept != null; kept = firstWords.poll()) {
      if (now - kept.nanos() < STALE_NANOS) {
        put(wanted.ring, kept.bytes(), kept.bytes().length, kept.nanos());
      }
    }
    put(wanted.ring, packet.bytes, length, now);
  }

  private void put(PacketRing ring, byte[] from, int length, long nanos) {
    RtpPacket free = ring.free();
    if (free != null) {
      System.arraycopy(from, 0, free.bytes, 0, length);
      free.read(length);
      free.arrivalNanos = nanos;
      ring.publish();
    }
  }
}
