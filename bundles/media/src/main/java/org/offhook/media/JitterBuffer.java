package org.offhook.media;

/**
 * Puts packets back into order and holds them for as long as the network's jitter asks for, 300 ms
 * at most. Belongs to the media clock; no allocation after construction.
 */
final class JitterBuffer {
  static final int MAX_MILLIS = 300;
  private static final int SLOTS = 64;
  private static final int WINDOW_MILLIS = 4000;

  private final RtpPacket[] slots = new RtpPacket[SLOTS];
  private final long[] sequences = new long[SLOTS];
  private final int minMillis;
  private final double optimization;
  private int packetMillis = 20;
  private int targetMillis;
  private long next = -1;
  private int held;
  private boolean filling = true;
  private int spareMillis = Integer.MAX_VALUE;
  private int windowMillis;
  private long late;

  /**
   * A buffer.
   *
   * @param minMillis delay never to fall below
   * @param optimization 0 (least delay) to 12 (least loss)
   */
  JitterBuffer(int minMillis, int optimization) {
    this.minMillis = Math.max(10, minMillis);
    this.optimization = 1.5 + optimization / 4.0;
    this.targetMillis = this.minMillis;
    for (int i = 0; i < SLOTS; i++) {
      slots[i] = new RtpPacket();
      sequences[i] = -1;
    }
  }

  /** What {@link #take} found. */
  enum Taken {
    /** A packet; it is in {@link #packet()}. */
    PACKET,
    /** The packet that should be played now never came. */
    LOST,
    /** Nothing to play: the stream begins, pauses, or ran dry. */
    EMPTY
  }

  private RtpPacket taken;

  RtpPacket packet() {
    return taken;
  }

  /** Takes a packet in, under its extended sequence number. */
  void put(RtpPacket packet, long sequence) {
    if (next < 0 || sequence > next + SLOTS * 4L) {
      restart(sequence);
    }
    if (sequence < next) {
      if (next - sequence > SLOTS * 4L) {
        restart(sequence);
      } else {
        late++;
        raise(packetMillis);
        return;
      }
    }
    while (sequence >= next + SLOTS) {
      drop();
    }
    int slot = (int) (sequence % SLOTS);
    if (sequences[slot] == sequence) {
      return; // a duplicate
    }
    packet.copyTo(slots[slot]);
    sequences[slot] = sequence;
    held++;
  }

  private void restart(long sequence) {
    java.util.Arrays.fill(sequences, -1);
    held = 0;
    next = sequence;
    filling = true;
  }

  /** Forgets what it holds: whatever comes next begins a new stream. */
  void clear() {
    restart(-1);
  }

  /** The packet to be played next, after a {@link Taken#LOST}; null when it is not there yet. */
  RtpPacket following() {
    int slot = (int) (next % SLOTS);
    return next >= 0 && sequences[slot] == next ? slots[slot] : null;
  }

  private void drop() {
    int slot = (int) (next % SLOTS);
    if (sequences[slot] == next) {
      sequences[slot] = -1;
      held--;
    }
    next++;
  }

  /** Follows the jitter measured: the delay rises at once and falls slowly. */
  void adapt(double jitterMillis, int packetMillis) {
    this.packetMillis = Math.max(10, packetMillis);
    int wanted = (int) Math.ceil(jitterMillis * optimization) + this.packetMillis;
    wanted = Math.max(minMillis, Math.min(MAX_MILLIS, wanted));
    if (wanted > targetMillis) {
      targetMillis = wanted;
    }
  }

  private void raise(int byMillis) {
    targetMillis = Math.min(MAX_MILLIS, targetMillis + byMillis);
    windowMillis = 0;
    spareMillis = Integer.MAX_VALUE;
  }

  /** Takes what is to be played now. */
  Taken take() {
    if (held == 0) {
      filling = true;
      return Taken.EMPTY;
    }
    if (filling) {
      if (heldMillis() < targetMillis) {
        return Taken.EMPTY;
      }
      filling = false;
      skipToFirst();
    }
    if (shrink()) {
      drop();
      skipToFirst();
    }
    int slot = (int) (next % SLOTS);
    boolean there = sequences[slot] == next;
    next++;
    if (!there) {
      return Taken.LOST;
    }
    sequences[slot] = -1;
    held--;
    taken = slots[slot];
    return Taken.PACKET;
  }

  private void skipToFirst() {
    while (held > 0 && sequences[(int) (next % SLOTS)] != next) {
      next++;
    }
  }

  /** True when there was more in the buffer than needed for some seconds on end. */
  private boolean shrink() {
    spareMillis = Math.min(spareMillis, heldMillis() - packetMillis);
    windowMillis += packetMillis;
    if (windowMillis < WINDOW_MILLIS) {
      return false;
    }
    boolean tooMuch = spareMillis >= Math.max(targetMillis, packetMillis) && held > 2;
    // What was never used for a whole window is not needed; the delay comes down a frame at a time.
    if (spareMillis >= packetMillis && targetMillis > minMillis) {
      targetMillis = Math.max(minMillis, targetMillis - packetMillis / 2);
    }
    windowMillis = 0;
    spareMillis = Integer.MAX_VALUE;
    return tooMuch;
  }

  int heldMillis() {
    return held * packetMillis;
  }

  int targetMillis() {
    return targetMillis;
  }

  long late() {
    return late;
  }
}
