package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.sip.Account.Transport;

/** What strangers send never stops the engine: each test ends with an OPTIONS that is answered. */
class RobustnessTest {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int ONCE_MORE_MILLIS = 2000;

  private TestPhone phone;
  private DatagramSocket socket;

  @BeforeEach
  void open() throws Exception {
    phone = new TestPhone(Map.of());
    phone.open(TestPhone.account("bob", "", Transport.UDP, 9));
    socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    socket.setSoTimeout(PATIENCE_MILLIS);
  }

  @AfterEach
  void answersStill() throws Exception {
    String answer = last();
    assertTrue(answer.startsWith("SIP/2.0 200"), answer);
    assertTrue(answer.contains("Allow: INVITE"), answer);
    assertEquals(1, phone.onThread(phone.signalling::load), "no session is left over");
    socket.close();
    phone.close();
  }

  @Test
  void randomBytes() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(1500)];
      random.nextBytes(bytes);
      send(bytes);
    }
  }

  @Test
  void truncatedAndChangedMessages() throws Exception {
    Random random = new Random(8);
    String whole =
        message(
            "INFO sip:bob@127.0.0.1",
            "z9hG4bKcut",
            "cut",
            "Content-Type: application/sdp\r\n",
            TestPhone.SDP);
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 500; i++) {
      byte[] bad = java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length));
      bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      send(bad);
    }
  }

  @Test
  void tortureAfterRfc4475() throws Exception {
    String good = message("OPTIONS sip:bob@127.0.0.1", "z9hG4bKt", "t", "", "");
    List<String> bad =
        List.of(
            good.replace("Content-Length: 0", "Content-Length: -999"),
            good.replace("Content-Length: 0", "Content-Length: 4294967296"),
            good.replace("CSeq: 1 OPTIONS", "CSeq: 36893488147419103232 OPTIONS"),
            good.replace("CSeq: 1 OPTIONS", "CSeq: 1 INVITE"),
            good.replace("CSeq: 1 OPTIONS\r\n", ""),
            good.replace("SIP/2.0\r\nVia", "SIP/7.0\r\nVia"),
            good.replace("From: ", "From: \"unterminated "),
            good.replace("Max-Forwards: 70", "Max-Forwards: 300"),
            good.replace("OPTIONS sip:bob@127.0.0.1", "OPTIONS <sip:bob@127.0.0.1>"),
            good.replace("OPTIONS sip:bob@127.0.0.1", "OPTIONS sip:bob@127.0.0.1 lws"),
            good.replace("OPTIONS sip:", "OPTIONS nobodyKnowsThisScheme:"),
            good.replace(
                "Max-Forwards: 70", "Max-Forwards: 70\r\nDate: Fri, 01 Jan 2010 16:00:00 EST"),
            good.replace("Max-Forwards: 70", "Max-Forwards: 70\r\nContact: <sip:a@b"),
            good.replace("Max-Forwards: 70", "Max-Forwards: 70\r\nExpires: 0 0l@company.test"),
            good.replace("127.0.0.1:", "999.999.999.999:"),
            good.replace("Call-ID: t", "Call-ID: "),
            good.replace("Max-Forwards: 70", "Max-Forwards: 70\r\nX: " + "x".repeat(60_000)),
            "\r\n\r\n",
            "\0\0\0\0",
            "SIP/2.0 200 OK\r\n\r\n",
            "SIP/2.0 4294967301 better not break the receiver\r\nVia: SIP/2.0/UDP 1.2.3.4;branch=z9hG4bK1\r\n\r\n",
            "INVITE sip:bob@127.0.0.1 SIP/2.0\r\n\r\n",
            "ACK sip:bob@127.0.0.1 SIP/2.0\r\n\r\n");
    for (String message : bad) {
      send(message);
    }
  }

  @Test
  void requestsOfUnknownDialogs() throws Exception {
    for (String method : List.of("BYE", "INVITE", "UPDATE", "PRACK", "INFO", "REFER")) {
      String request = message(method + " sip:bob@127.0.0.1", "z9hG4bK" + method, method, "", "");
      send(request.replace("To: <sip:bob@127.0.0.1>", "To: <sip:bob@127.0.0.1>;tag=nobody"));
      assertTrue(answer("z9hG4bK" + method).startsWith("SIP/2.0 481"), method);
    }
  }

  @Test
  void cancelOfNothing() throws Exception {
    send(message("CANCEL sip:bob@127.0.0.1", "z9hG4bKnothing", "nothing", "", ""));
    assertTrue(receive().startsWith("SIP/2.0 481"));
  }

  @Test
  void unknownUserAndMethod() throws Exception {
    send(message("INVITE sip:stranger@127.0.0.1", "z9hG4bK404", "s404", "", ""));
    assertTrue(answer("z9hG4bK404").startsWith("SIP/2.0 404"));
    send(message("JUMP sip:bob@127.0.0.1", "z9hG4bKjump", "jump", "", ""));
    assertTrue(answer("z9hG4bKjump").startsWith("SIP/2.0 405"));
  }

  @Test
  void aFloodIsAnsweredAndRememberedOnlyInPart() throws Exception {
    for (int i = 0; i < Inbox.MAX_TRANSACTIONS + 500; i++) {
      send(message("OPTIONS sip:bob@127.0.0.1", "z9hG4bKflood" + i, "flood" + i, "", ""));
      assertTrue(receive().startsWith("SIP/2.0 200"), "request " + i);
    }
    assertEquals(Inbox.MAX_TRANSACTIONS, phone.signalling.transactions(), 5);
    send(message("INVITE sip:bob@127.0.0.1", "z9hG4bKcall", "call", "", ""));
    String refused = receive();
    assertTrue(refused.startsWith("SIP/2.0 503") && refused.contains("Retry-After: 10"), refused);
  }

  @Test
  void brokenStreams() throws Exception {
    Random random = new Random(9);
    for (int i = 0; i < 20; i++) {
      try (Socket tcp = new Socket("127.0.0.1", phone.port(Transport.TCP))) {
        byte[] bytes = new byte[random.nextInt(3000)];
        random.nextBytes(bytes);
        tcp.getOutputStream().write(bytes);
        tcp.getOutputStream()
            .write("INVITE sip:bob@x SIP/2.0\r\nContent-Length: 2147483647\r\n\r\n".getBytes());
      } catch (java.net.SocketException e) {
        // It hung up on us, which is its right.
      }
    }
    try (Socket tls = new Socket("127.0.0.1", phone.port(Transport.TLS))) {
      tls.getOutputStream().write("this is no handshake".getBytes());
    }
  }

  private String message(String line, String branch, String callId, String more, String body) {
    String method = line.split(" ")[0];
    return line
        + " SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:"
        + socket.getLocalPort()
        + ";branch="
        + branch
        + "\r\nMax-Forwards: 70\r\nFrom: <sip:m@127.0.0.1>;tag=1\r\nTo: <sip:bob@127.0.0.1>\r\n"
        + "Call-ID: "
        + callId
        + "\r\nCSeq: 1 "
        + method
        + "\r\nContact: <sip:m@127.0.0.1:"
        + socket.getLocalPort()
        + ">\r\n"
        + more
        + "Content-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  private void send(String text) throws Exception {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  private void send(byte[] bytes) throws Exception {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    socket.send(new DatagramPacket(bytes, bytes.length, loopback, phone.port(Transport.UDP)));
  }

  private String receive() throws Exception {
    DatagramPacket packet = new DatagramPacket(new byte[65536], 65536);
    socket.receive(packet);
    String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    return text.startsWith("SIP/2.0 100") ? receive() : text;
  }

  /** The answer to a request, whatever else is answered, or answered once more, before it. */
  private String answer(String branch) throws Exception {
    String answer = receive();
    while (!answer.contains("branch=" + branch + ";")
        && !answer.contains("branch=" + branch + "\r")) {
      answer = receive();
    }
    return answer;
  }

  /** The answer to an OPTIONS that comes last; UDP may lose it among all that was sent before. */
  private String last() throws Exception {
    socket.setSoTimeout(ONCE_MORE_MILLIS);
    for (int i = 0; i < PATIENCE_MILLIS / ONCE_MORE_MILLIS; i++) {
      send(message("OPTIONS sip:bob@127.0.0.1", "z9hG4bKlast" + i, "last" + i, "", ""));
      try {
        String answer = receive();
        while (!answer.contains("z9hG4bKlast")) {
          answer = receive();
        }
        return answer;
      } catch (SocketTimeoutException e) {
        // Once more.
      }
    }
    throw new AssertionError("no answer to OPTIONS");
  }
}
