package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offhook.api.sip.Account.Transport;

/** Two servers share a name: what one of them does not acknowledge, the other hears. */
class ReturnPathTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  /** A name with two servers of equal priority. */
  private record Pair(int one, int other) implements Resolver {
    @Override
    public List<Naptr> naptr(String domain) {
      return List.of();
    }

    @Override
    public List<Srv> srv(String name) {
      return name.equals("_sip._udp.pair.test")
          ? List.of(new Srv(1, 1, one, "a.pair.test"), new Srv(1, 1, other, "a.pair.test"))
          : List.of();
    }

    @Override
    public List<String> addresses(String name) {
      return List.of("127.0.0.1");
    }
  }

  private static String invite(int port) {
    String head =
        """
        INVITE sip:bob@127.0.0.1 SIP/2.0
        Via: SIP/2.0/UDP pair.test;branch=z9hG4bKpair;rport
        Max-Forwards: 70
        From: <sip:alice@127.0.0.1>;tag=1
        To: <sip:bob@127.0.0.1>
        Call-ID: pair
        CSeq: 1 INVITE
        Contact: <sip:alice@127.0.0.1:%d>
        Content-Type: application/sdp
        Content-Length: %d

        """
            .formatted(port, TestPhone.SDP.length());
    return head.replace("\n", "\r\n") + TestPhone.SDP;
  }

  private static String answer(DatagramSocket socket) throws Exception {
    DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
    String text = "";
    while (!text.startsWith("SIP/2.0 200")) {
      socket.receive(packet);
      text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    }
    return text;
  }

  @Test
  void anAnswerThatIsNotAcknowledgedGoesAlsoToTheOthersThatTheTopViaNames() throws Exception {
    try (DatagramSocket one = new DatagramSocket(0, HERE);
        DatagramSocket other = new DatagramSocket(0, HERE);
        TestPhone phone =
            new TestPhone(Map.of("t1", 100), new Pair(one.getLocalPort(), other.getLocalPort()))) {
      one.setSoTimeout(5000);
      other.setSoTimeout(5000);
      phone.open(TestPhone.account("bob", "", Transport.UDP, 9));
      byte[] bytes = invite(one.getLocalPort()).getBytes(StandardCharsets.UTF_8);
      one.send(new DatagramPacket(bytes, bytes.length, HERE, phone.port(Transport.UDP)));
      TestCall call = phone.awaitCall();
      phone.run(() -> call.session.answer(TestPhone.SDP));
      assertTrue(answer(one).contains("branch=z9hG4bKpair"));
      assertFalse(phone.onThread(call.session::confirmed), "nobody has acknowledged it");
      String heard = answer(other);
      assertTrue(heard.contains("branch=z9hG4bKpair"), heard);
      String ack =
          invite(one.getLocalPort())
              .replaceFirst("INVITE", "ACK")
              .replace("1 INVITE", "1 ACK")
              .replace("z9hG4bKpair", "z9hG4bKack")
              .replace(
                  "To: <sip:bob@127.0.0.1>",
                  heard.lines().filter(line -> line.startsWith("To:")).findFirst().orElseThrow())
              .replaceFirst("Content-Type[^\r]*\r\n", "")
              .replaceFirst("(?s)Content-Length: .*", "Content-Length: 0\r\n\r\n");
      byte[] acknowledged = ack.getBytes(StandardCharsets.UTF_8);
      other.send(
          new DatagramPacket(acknowledged, acknowledged.length, HERE, phone.port(Transport.UDP)));
      call.await("answered");
      assertTrue(phone.onThread(call.session::confirmed));
    }
  }
}
