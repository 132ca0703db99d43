package org.offhook.media;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Sends the RTCP of one session, on a port of its own or on that of RTP (RFC 5761). Belongs to the
 * media clock; the phone thread says where to.
 */
final class ReportSender {
  private final RtpSocket socket;
  private final Rtcp rtcp;
  private final SourceFilter filter;
  private final byte[] report = new byte[256];
  private final ByteBuffer buffer = ByteBuffer.wrap(report);
  private volatile InetSocketAddress target;
  private volatile boolean muxed;

  ReportSender(RtpSocket socket, Rtcp rtcp, SourceFilter filter) {
    this.socket = socket;
    this.rtcp = rtcp;
    this.filter = filter;
  }

  /**
   * What was agreed on.
   *
   * @param target address of the peer's RTCP; null when it wants none
   * @param muxed true when it is that of its RTP
   */
  void toward(InetSocketAddress target, boolean muxed) {
    this.target = target;
    this.muxed = muxed;
  }

  /** True when reports and voice share a port. */
  boolean muxed() {
    return muxed;
  }

  /** Sends a report when it is time. */
  void tick(long nowNanos, long unixMillis, VoiceStream stream, Reception reception) {
    InetSocketAddress to = target();
    if (to != null && rtcp.due(nowNanos)) {
      send(write(nowNanos, unixMillis, stream, reception), to);
    }
  }

  /** Says goodbye to the peer. */
  void bye(long nowNanos, long unixMillis, VoiceStream stream, Reception reception) {
    InetSocketAddress to = target();
    if (to != null) {
      send(rtcp.bye(report, write(nowNanos, unixMillis, stream, reception)), to);
    }
  }

  private InetSocketAddress target() {
    return muxed && target != null ? filter.target() : target;
  }

  private int write(long nowNanos, long unixMillis, VoiceStream stream, Reception reception) {
    return rtcp.write(
        report, nowNanos, unixMillis, stream.sent(), reception.figures(), reception.source());
  }

  private void send(int length, InetSocketAddress to) {
    buffer.clear().limit(length);
    RtpSocket.send(muxed ? socket.rtp : socket.rtcp, buffer, to);
  }
}
