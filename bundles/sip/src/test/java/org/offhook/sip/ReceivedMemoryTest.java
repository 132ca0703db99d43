package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.offhook.sip.ri.BoundedNetworkLayer;

/** What waits to be read takes as much memory as it is long, not as much as it might have been. */
class ReceivedMemoryTest {
  private static final int MOST = 65_536;

  @Test
  void aDatagramKeepsNothingOfTheRoomThatWasMadeForIt() throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    byte[] sent = "NOTIFY sip:100@127.0.0.1 SIP/2.0\r\n".getBytes(StandardCharsets.UTF_8);
    try (DatagramSocket socket = new BoundedNetworkLayer().createDatagramSocket(0, here);
        DatagramSocket peer = new DatagramSocket(0, here)) {
      socket.setSoTimeout(10_000);
      peer.send(new DatagramPacket(sent, sent.length, socket.getLocalSocketAddress()));
      DatagramPacket packet = new DatagramPacket(new byte[MOST], MOST);
      socket.receive(packet);
      assertArrayEquals(sent, packet.getData());
    }
  }
}
