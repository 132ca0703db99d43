package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.offhook.api.sip.Account;
import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;
import org.offhook.api.sip.Redundancy;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.api.sip.Secret;
import org.offhook.api.sip.UserAgent;

/** Where a binding is, when what is known of the servers changes. */
class RegistrationTest {
  private static DatagramSocket server() throws IOException {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    socket.setSoTimeout(20_000);
    return socket;
  }

  private static DatagramPacket heard(DatagramSocket server) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[4096], 4096);
    server.receive(packet);
    String text = text(packet);
    assertTrue(text.startsWith("REGISTER "), text);
    return packet;
  }

  private static String text(DatagramPacket packet) {
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  private static void takes(DatagramSocket server, DatagramPacket register) throws IOException {
    StringBuilder answer = new StringBuilder("SIP/2.0 200 OK\r\n");
    text(register)
        .lines()
        .filter(line -> line.matches("(Via|From|Call-ID|CSeq|Contact): .*"))
        .forEach(line -> answer.append(line).append("\r\n"));
    text(register)
        .lines()
        .filter(line -> line.startsWith("To: "))
        .forEach(line -> answer.append(line).append(";tag=s\r\n"));
    answer.append("Expires: 3600\r\nContent-Length: 0\r\n\r\n");
    byte[] bytes = answer.toString().getBytes(StandardCharsets.UTF_8);
    server.send(new DatagramPacket(bytes, bytes.length, register.getSocketAddress()));
  }

  private static ServerAddress address(DatagramSocket server) {
    return new ServerAddress("127.0.0.1", server.getLocalPort());
  }

  private static Redundancy redundancy(
      List<ServerAddress> others, Duration following, String first) {
    return new Redundancy(
        others,
        List.of(),
        Redundancy.Mode.FALLBACK,
        false,
        Duration.ZERO,
        false,
        Duration.ZERO,
        following,
        Duration.ZERO,
        false,
        Set.of(),
        0,
        first);
  }

  /** The second server is asked, is nobody's second server any more, and then takes us. */
  @Test
  void aServerThatLeftWhileItWasAskedIsLeft() throws Exception {
    try (DatagramSocket first = server();
        DatagramSocket second = server();
        TestPhone phone = new TestPhone(Map.of())) {
      UserAgent agent =
          phone.open(TestPhone.account("100", "secret", Transport.UDP, first.getLocalPort()));
      phone.run(
          () -> {
            String name = "127.0.0.1:" + second.getLocalPort() + "/UDP";
            agent.redundancy(redundancy(List.of(address(second)), Duration.ZERO, name));
            agent.register();
          });
      DatagramPacket asked = heard(second);
      phone.run(() -> agent.redundancy(Redundancy.NONE));
      takes(second, asked);
      takes(first, heard(first));
      while (!phone.await(Phase.REGISTERED).server().contains(":" + first.getLocalPort() + "/")) {
        // It was at the second one before.
      }
    }
  }

  /** Calls go elsewhere than registrations: that is no reason to register again and again. */
  @Test
  void aRegistrarThatIsNoProxyIsNotAskedInVain() throws Exception {
    try (DatagramSocket registrar = server();
        DatagramSocket proxy = server();
        TestPhone phone = new TestPhone(Map.of())) {
      UserAgent agent =
          phone.open(
              new Account(
                  "100",
                  "127.0.0.1",
                  "",
                  "100",
                  new Secret("secret"),
                  Optional.of(address(registrar)),
                  List.of(address(proxy)),
                  Optional.empty(),
                  Transport.UDP,
                  Duration.ofSeconds(3600)));
      phone.run(
          () -> {
            agent.redundancy(redundancy(List.of(), Duration.ofMillis(100), ""));
            agent.register();
          });
      takes(registrar, heard(registrar));
      phone.await(Phase.REGISTERED);
      registrar.setSoTimeout(1500);
      assertThrows(SocketTimeoutException.class, () -> heard(registrar));
    }
  }
}
