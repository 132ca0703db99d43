package org.offhook.lab;

import java.nio.ByteBuffer;

/** What was received of one RTP source, for report blocks (RFC 3550 section 6.4.1, A.3, A.8). */
final class Reception {
  private static final int WRAP = 1 << 16;

  final int ssrc;
  private final int base;
  private int highest;
  private int cycles;
  private long received;
  private long expectedBefore;
  private long receivedBefore;
  private double jitter;
  private long lastTransit;
  private boolean transitKnown;
  private long reportNtp;
  private long reportNanos;

  Reception(int ssrc, int sequence) {
    this.ssrc = ssrc;
    this.base = sequence;
    this.highest = sequence;
  }

  void packet(int sequence, long timestamp, long arrival) {
    int step = sequence - highest & WRAP - 1;
    if (step < WRAP / 2) {
      if (sequence < highest) {
        cycles += WRAP;
      }
      highest = sequence;
    }
    received++;
    long transit = arrival - timestamp;
    if (transitKnown) {
      jitter += (Math.min(Math.abs((int) (transit - lastTransit)), 1 << 20) - jitter) / 16;
    }
    lastTransit = transit;
    transitKnown = true;
  }

  /** A sender report came (RFC 3550 section 6.4.1: LSR and DLSR). */
  void senderReport(long middleNtp, long nanos) {
    reportNtp = middleNtp;
    reportNanos = nanos;
  }

  /** Writes the 24 bytes of a report block. */
  void report(ByteBuffer out, long nanos) {
    long extended = (long) cycles + highest;
    long expected = extended - base + 1;
    long lost = Math.max(-0x800000, Math.min(0x7fffff, expected - received));
    long interval = expected - expectedBefore;
    long missing = interval - (received - receivedBefore);
    expectedBefore = expected;
    receivedBefore = received;
    int fraction =
        interval <= 0 || missing <= 0 ? 0 : (int) Math.min(255, missing * 256 / interval);
    out.putInt(ssrc);
    out.putInt(fraction << 24 | (int) lost & 0xffffff);
    out.putInt((int) extended);
    out.putInt((int) jitter);
    out.putInt((int) reportNtp);
    out.putInt(reportNtp == 0 ? 0 : (int) ((nanos - reportNanos) * 65_536 / 1_000_000_000L));
  }
}
