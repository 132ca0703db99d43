package org.offhook.tool;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A registrar for trial boots: asks for digest once, then accepts whatever comes. It is there so
 * that a trial boot goes all the way through registration.
 */
final class TrialRegistrar implements AutoCloseable {
  private static final String CHALLENGE =
      "WWW-Authenticate: Digest realm=\"trial\", nonce=\"trial\", algorithm=MD5, qop=\"auth\"\r\n";
  private final DatagramSocket socket;
  private final CountDownLatch registered = new CountDownLatch(1);

  TrialRegistrar() throws IOException {
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "trial registrar");
    thread.setDaemon(true);
    thread.start();
  }

  /** UDP port on the loopback interface. */
  int port() {
    return socket.getLocalPort();
  }

  /** Waits for an authenticated REGISTER. */
  boolean awaitRegistration(long millis) throws InterruptedException {
    return registered.await(millis, TimeUnit.MILLISECONDS);
  }

  private void serve() {
    byte[] buffer = new byte[65_536];
    while (!socket.isClosed()) {
      try {
        DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        answer(packet);
      } catch (IOException e) {
        if (socket.isClosed()) {
          return;
        }
      }
    }
  }

  private void answer(DatagramPacket packet) throws IOException {
    String request = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    if (request.isBlank() || request.startsWith("SIP/2.0") || request.startsWith("ACK")) {
      return;
    }
    boolean known = request.contains("\r\nAuthorization:") || !request.startsWith("REGISTER");
    byte[] response = response(request, known).getBytes(StandardCharsets.UTF_8);
    socket.send(new DatagramPacket(response, response.length, packet.getSocketAddress()));
    if (known && request.startsWith("REGISTER")) {
      registered.countDown();
    }
  }

  private static String response(String request, boolean known) {
    String copied =
        request
            .lines()
            .filter(line -> line.matches("(?i)(via|from|to|call-id|cseq|contact|expires):.*"))
            .map(line -> line.toLowerCase().startsWith("to:") ? line + ";tag=trial" : line)
            .collect(Collectors.joining("\r\n", "", "\r\n"));
    String status = known ? "SIP/2.0 200 OK\r\n" : "SIP/2.0 401 Unauthorized\r\n";
    return status + copied + (known ? "" : CHALLENGE) + "Content-Length: 0\r\n\r\n";
  }

  @Override
  public void close() {
    socket.close();
  }
}
