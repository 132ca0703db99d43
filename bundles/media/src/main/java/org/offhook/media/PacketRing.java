package org.offhook.media;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hands packets from the receiving thread to the media clock without a lock: one writer, one
 * reader, packets made beforehand. When the reader falls behind, new packets are dropped.
 */
final class PacketRing {
  private static final int SIZE = 64;

  private final RtpPacket[] packets = new RtpPacket[SIZE];
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicInteger taken = new AtomicInteger();

  PacketRing() {
    for (int i = 0; i < SIZE; i++) {
      packets[i] = new RtpPacket();
    }
  }

  /** The packet to fill next, or null when there is no room. */
  RtpPacket free() {
    int next = written.get();
    return next - taken.get() == SIZE ? null : packets[next & (SIZE - 1)];
  }

  /** Hands over the packet that {@link #free} gave. */
  void publish() {
    written.lazySet(written.get() + 1);
  }

  /** The oldest packet, or null; it is the reader's until {@link #release}. */
  RtpPacket peek() {
    int next = taken.get();
    return next == written.get() ? null : packets[next & (SIZE - 1)];
  }

  void release() {
    taken.lazySet(taken.get() + 1);
  }
}
