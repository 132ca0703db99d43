package org.offhook.media;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/** A pair of local ports, an even one for RTP and the next for RTCP (RFC 3550 section 11). */
final class RtpSocket implements AutoCloseable {
  final DatagramChannel rtp;
  final DatagramChannel rtcp;
  private final int port;

  private RtpSocket(DatagramChannel rtp, DatagramChannel rtcp, int port) {
    this.rtp = rtp;
    this.rtcp = rtcp;
    this.port = port;
  }

  /**
   * Takes the pair at an even port.
   *
   * @return null when one of the two is in use
   */
  static RtpSocket at(int port, int tos) throws IOException {
    DatagramChannel rtp = bind(port, tos);
    if (rtp == null) {
      return null;
    }
    DatagramChannel rtcp = bind(port + 1, tos);
    if (rtcp == null) {
      rtp.close();
      return null;
    }
    return new RtpSocket(rtp, rtcp, port);
  }

  /** One socket for RTP alone, as groups have. */
  static RtpSocket alone(DatagramChannel rtp, int port) {
    return new RtpSocket(rtp, rtp, port);
  }

  private static DatagramChannel bind(int port, int tos) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.IP_TOS, tos);
      channel.bind(new InetSocketAddress(port));
      channel.configureBlocking(false);
      return channel;
    } catch (BindException e) {
      channel.close();
      return null;
    }
  }

  int port() {
    return port;
  }

  /** Sends; what cannot be sent is lost, like any datagram. */
  static boolean send(DatagramChannel channel, ByteBuffer packet, InetSocketAddress to) {
    try {
      return channel.send(packet, to) > 0;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    closeQuietly(rtp);
    closeQuietly(rtcp);
  }

  private static void closeQuietly(DatagramChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      // nothing is left to be done for it
    }
  }
}
