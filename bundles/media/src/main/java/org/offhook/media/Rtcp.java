package org.offhook.media;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;

/**
 * RTCP of one session (RFC 3550 section 6): sender and receiver reports, the canonical name, BYE;
 * and what the peer's reports say about the round trip. Written by the media clock, read by the
 * receiving thread.
 */
final class Rtcp {
  private static final int SENDER_REPORT = 200;
  private static final int RECEIVER_REPORT = 201;
  private static final int DESCRIPTION = 202;
  private static final int BYE = 203;
  private static final double INTERVAL_SECONDS = 5;
  // Compensates for the randomized interval (RFC 3550 section 6.3.1).
  private static final double COMPENSATION = 1.21828;
  private static final long NTP_EPOCH = 2_208_988_800L;

  private final int ssrc;
  private final byte[] name;
  private volatile double roundTripMillis = -1;
  private volatile long lastReport;
  private volatile long lastReportNanos;
  private long dueNanos;

  Rtcp(int ssrc, String canonicalName) {
    this.ssrc = ssrc;
    this.name = canonicalName.getBytes(StandardCharsets.US_ASCII);
  }

  void start(long nowNanos) {
    dueNanos = nowNanos + interval(INTERVAL_SECONDS / 2);
  }

  boolean due(long nowNanos) {
    if (nowNanos - dueNanos < 0) {
      return false;
    }
    dueNanos = nowNanos + interval(INTERVAL_SECONDS);
    return true;
  }

  private static long interval(double seconds) {
    double random = 0.5 + ThreadLocalRandom.current().nextDouble();
    return (long) (seconds * random / COMPENSATION * 1e9);
  }

  /** What was sent so far. */
  record Sent(long packets, long octets, long timestamp) {}

  /**
   * Writes a compound packet.
   *
   * @param sent what was sent, or null when nothing was
   * @param source the peer's SSRC; reported on when it has sent
   * @return length in bytes
   */
  int write(
      byte[] out, long nowNanos, long unixMillis, Sent sent, ReceptionFigures from, int source) {
    boolean reports = from.started();
    int at = header(out, 0, sent == null ? RECEIVER_REPORT : SENDER_REPORT, reports ? 1 : 0);
    Bytes.put32(out, at, ssrc);
    at += 4;
    if (sent != null) {
      long millis = unixMillis % 1000;
      Bytes.put32(out, at, unixMillis / 1000 + NTP_EPOCH);
      Bytes.put32(out, at + 4, (millis << 32) / 1000);
      Bytes.put32(out, at + 8, sent.timestamp());
      Bytes.put32(out, at + 12, sent.packets());
      Bytes.put32(out, at + 16, sent.octets());
      at += 20;
    }
    if (reports) {
      at = block(out, at, nowNanos, from, source);
    }
    Bytes.put16(out, 2, at / 4 - 1);
    return description(out, at);
  }

  private int block(byte[] out, int at, long nowNanos, ReceptionFigures from, int source) {
    long last = lastReport;
    Bytes.put32(out, at, source);
    Bytes.put32(out, at + 4, Math.min(from.lost(), 0x7f_ffff));
    out[at + 4] = (byte) from.fractionLost();
    Bytes.put32(out, at + 8, from.highest());
    Bytes.put32(out, at + 12, (long) from.jitter());
    Bytes.put32(out, at + 16, last);
    Bytes.put32(
        out, at + 20, last == 0 ? 0 : (nowNanos - lastReportNanos) * 65_536 / 1_000_000_000);
    return at + 24;
  }

  private int description(byte[] out, int start) {
    int at = header(out, start, DESCRIPTION, 1);
    Bytes.put32(out, at, ssrc);
    out[at + 4] = 1; // CNAME
    out[at + 5] = (byte) name.length;
    System.arraycopy(name, 0, out, at + 6, name.length);
    int end = at + 6 + name.length;
    do {
      out[end++] = 0;
    } while ((end - start) % 4 != 0);
    Bytes.put16(out, start + 2, (end - start) / 4 - 1);
    return end;
  }

  /** Appends BYE to a compound packet. */
  int bye(byte[] out, int start) {
    int at = header(out, start, BYE, 1);
    Bytes.put32(out, at, ssrc);
    Bytes.put16(out, start + 2, 1);
    return at + 4;
  }

  private static int header(byte[] out, int at, int type, int count) {
    out[at] = (byte) (0x80 | count);
    out[at + 1] = (byte) type;
    return at + 4;
  }

  /** True for what is RTCP on a port that carries both (RFC 5761 section 4). */
  static boolean startsLike(byte[] in, int length) {
    int type = length < 2 ? 0 : in[1] & 0xff;
    return type >= 192 && type <= 223;
  }

  /**
   * Reads a compound packet.
   *
   * @return false when it is malformed; nothing of it counts then
   */
  boolean read(byte[] in, int length, long nowNanos, long unixMillis) {
    if (!wellFormed(in, length)) {
      return false;
    }
    for (int at = 0; at < length; at += 4 * (Bytes.unsigned16(in, at + 2) + 1)) {
      int type = in[at + 1] & 0xff;
      int end = at + 4 * (Bytes.unsigned16(in, at + 2) + 1);
      int blocks = in[at] & 0x1f;
      if (type == SENDER_REPORT && end - at >= 28) {
        lastReport = Bytes.unsigned32(in, at + 10);
        lastReportNanos = nowNanos;
        roundTrip(in, at + 28, end, blocks, unixMillis);
      } else if (type == RECEIVER_REPORT) {
        roundTrip(in, at + 8, end, blocks, unixMillis);
      }
    }
    return true;
  }

  private static boolean wellFormed(byte[] in, int length) {
    if (length < 8 || length % 4 != 0) {
      return false;
    }
    int first = in[1] & 0xff;
    if (first != SENDER_REPORT && first != RECEIVER_REPORT) {
      return false;
    }
    int at = 0;
    while (at + 4 <= length) {
      if ((in[at] & 0xc0) != 0x80) {
        return false;
      }
      at += 4 * (Bytes.unsigned16(in, at + 2) + 1);
    }
    return at == length;
  }

  private void roundTrip(byte[] in, int start, int end, int blocks, long unixMillis) {
    for (int i = 0, at = start; i < blocks && at + 24 <= end; i++, at += 24) {
      long last = Bytes.unsigned32(in, at + 16);
      if (Bytes.signed32(in, at) == ssrc && last != 0) {
        long fraction = (unixMillis % 1000 << 16) / 1000;
        long now = (unixMillis / 1000 + NTP_EPOCH << 16 | fraction) & 0xffff_ffffL;
        long elapsed = now - last - Bytes.unsigned32(in, at + 20) & 0xffff_ffffL;
        // A peer whose clock jumped gives an absurd value: better none than that. A hair below zero
        // is what the millisecond clock makes of a loopback.
        if (elapsed < 10 * 65_536L) {
          roundTripMillis = elapsed * 1000.0 / 65_536;
        } else if (elapsed > 0xffff_ffffL - 65_536) {
          roundTripMillis = 0;
        }
      }
    }
  }

  double roundTripMillis() {
    return roundTripMillis;
  }
}
