package org.offhook.lab;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The RTP end of a caller. */
final class Ear implements AutoCloseable {
  private final DatagramSocket rtp;
  private final DatagramSocket rtcp;

  Ear() throws IOException {
    InetAddress here = InetAddress.getByName("127.0.0.1");
    rtp = new DatagramSocket(0, here);
    rtcp = new DatagramSocket(0, here);
    rtp.setSoTimeout(2000);
    rtcp.setSoTimeout(2000);
  }

  String offer(String formats, String... attributes) {
    return "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
        + rtp.getLocalPort()
        + " RTP/AVP "
        + formats
        + "\r\na=rtcp:"
        + rtcp.getLocalPort()
        + "\r\n"
        + String.join("", List.of(attributes).stream().map(line -> "a=" + line + "\r\n").toList());
  }

  /** Where an answer says the lab takes RTP. */
  static int portOf(String sdp) {
    return Integer.parseInt(sdp.replaceAll("(?s).*m=audio ([0-9]+) .*", "$1"));
  }

  void say(int port, int type, int sequence, int timestamp, byte... payload) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(12 + payload.length);
    out.put((byte) 0x80).put((byte) type).putShort((short) sequence).putInt(timestamp);
    out.putInt(0x12345678).put(payload);
    rtp.send(
        new DatagramPacket(out.array(), out.capacity(), new InetSocketAddress("127.0.0.1", port)));
  }

  /** The next packet. */
  ByteBuffer hear() throws IOException {
    return next(rtp);
  }

  /** The next packets, as many. */
  List<ByteBuffer> hear(int many) throws IOException {
    List<ByteBuffer> heard = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      heard.add(hear());
    }
    return heard;
  }

  /** True when nothing comes for a while. */
  boolean silence() throws IOException {
    rtp.setSoTimeout(150);
    try {
      hear();
      return false;
    } catch (SocketTimeoutException e) {
      return true;
    } finally {
      rtp.setSoTimeout(2000);
    }
  }

  void senderReport(int port, long ntp) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(28);
    out.putInt(0x80c80006).putInt(0x12345678).putLong(ntp).putInt(0).putInt(1).putInt(160);
    rtcp.send(new DatagramPacket(out.array(), 28, new InetSocketAddress("127.0.0.1", port + 1)));
  }

  ByteBuffer report() throws IOException {
    return next(rtcp);
  }

  private static ByteBuffer next(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
    socket.receive(packet);
    return ByteBuffer.wrap(packet.getData(), 0, packet.getLength()).slice();
  }

  @Override
  public void close() {
    rtp.close();
    rtcp.close();
  }
}
