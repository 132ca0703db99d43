package org.offhook.media;

/**
 * What a receiver knows of one source (RFC 3550 appendix A.1, A.3 and A.8). Belongs to the media
 * clock.
 */
final class ReceptionFigures {
  private static final int MAX_DROPOUT = 3000;
  private static final int MAX_MISORDER = 100;
  private static final int SEQUENCES = 1 << 16;

  private final int clockRate;
  private int baseSequence;
  private int maxSequence;
  private long cycles;
  private int badSequence = SEQUENCES + 1;
  private long received;
  private long expectedPrior;
  private long receivedPrior;
  private double jitter;
  private double transit;
  private boolean timed;
  private boolean started;

  ReceptionFigures(int clockRate) {
    this.clockRate = clockRate;
  }

  /**
   * Counts a packet and measures when it came.
   *
   * @return false when its sequence number makes no sense (yet)
   */
  boolean count(RtpPacket packet) {
    if (!arrived(packet.sequence)) {
      return false;
    }
    double now = packet.arrivalNanos / 1e9 * clockRate - packet.timestamp;
    double d = Math.abs(now - transit);
    // A jump of the sender's timestamps is a new talk, not jitter.
    if (timed && d < clockRate) {
      jitter += (d - jitter) / 16;
    }
    transit = now;
    timed = true;
    return true;
  }

  /**
   * Counts a packet whose timestamp does not follow the clock, such as an event's.
   *
   * @return false when its sequence number makes no sense (yet)
   */
  boolean arrived(int sequence) {
    if (!started) {
      start(sequence);
    } else if (!advance(sequence)) {
      return false;
    }
    received++;
    return true;
  }

  private void start(int sequence) {
    baseSequence = sequence;
    maxSequence = sequence;
    cycles = 0;
    received = 0;
    receivedPrior = 0;
    expectedPrior = 0;
    badSequence = SEQUENCES + 1;
    timed = false;
    started = true;
  }

  private boolean advance(int sequence) {
    int delta = sequence - maxSequence & 0xffff;
    if (delta < MAX_DROPOUT) {
      if (sequence < maxSequence) {
        cycles += SEQUENCES;
      }
      maxSequence = sequence;
    } else if (delta <= SEQUENCES - MAX_MISORDER) {
      if (sequence != badSequence) {
        badSequence = sequence + 1 & 0xffff;
        return false;
      }
      start(sequence);
    }
    return true;
  }

  /** Extended highest sequence number of a packet near the highest one seen. */
  long extended(int sequence) {
    long candidate = cycles + sequence;
    if (sequence - maxSequence > SEQUENCES / 2) {
      return candidate - SEQUENCES;
    }
    return candidate;
  }

  long highest() {
    return cycles + maxSequence;
  }

  long received() {
    return received;
  }

  long lost() {
    return started ? Math.max(0, expected() - received) : 0;
  }

  private long expected() {
    return cycles + maxSequence - baseSequence + 1;
  }

  /** Share of packets lost since the last call, in 1/256. */
  int fractionLost() {
    long expectedNow = expected() - expectedPrior;
    long receivedNow = received - receivedPrior;
    expectedPrior = expected();
    receivedPrior = received;
    long lostNow = expectedNow - receivedNow;
    return expectedNow <= 0 || lostNow <= 0 ? 0 : (int) Math.min(255, (lostNow << 8) / expectedNow);
  }

  /** Interarrival jitter in timestamp units. */
  double jitter() {
    return jitter;
  }

  double jitterMillis() {
    return jitter * 1000 / clockRate;
  }

  boolean started() {
    return started;
  }
}
