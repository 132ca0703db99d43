package org.offhook.sip.ri;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.util.Arrays;

/**
 * A socket whose datagrams keep no more memory than they are long. The library receives each into
 * 64 KiB of its own and keeps them while the message waits and its transaction lasts: a thousand
 * answers at once would take 64 MB.
 */
final class TrimmedDatagramSocket extends DatagramSocket {
  TrimmedDatagramSocket(int port, InetAddress address) throws SocketException {
    super(port, address);
  }

  @Override
  public void receive(DatagramPacket packet) throws IOException {
    super.receive(packet);
    int begin = packet.getOffset();
    packet.setData(Arrays.copyOfRange(packet.getData(), begin, begin + packet.getLength()));
  }
}
