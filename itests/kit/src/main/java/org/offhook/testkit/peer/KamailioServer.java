package org.offhook.testkit.peer;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running kamailio with a configuration of its own, on UDP at 127.0.0.1; its log is a file. */
abstract class KamailioServer implements AutoCloseable {
  /** Nobody tells whether it hears already: a question while it starts may be lost. */
  private static final Duration AT_START = Duration.ofMillis(500);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MAX_ANSWER = 65_535;

  private final Process process;
  private final Path log;
  private final int port;

  /** Starts it; {@link #awaitReady} tells when it can be used. */
  KamailioServer(Path directory, Path config, Path log, int port) throws IOException {
    this.log = log;
    this.port = port;
    this.process =
        new ProcessBuilder(
                "kamailio", "-DD", "-E", "-f", config.toString(), "-Y", directory.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
  }

  /** Waits until it answers OPTIONS; else it is closed. */
  final void awaitReady() throws IOException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (exchange(request("OPTIONS", "ping", "", "", ""), AT_START).isEmpty()) {
      if (System.nanoTime() > until || !process.isAlive()) {
        close();
        throw new IOException("kamailio does not answer:\n" + log());
      }
    }
  }

  /** UDP port on 127.0.0.1. */
  public final int port() {
    return port;
  }

  /** What it wrote so far. */
  public final String log() throws IOException {
    return Files.readString(log);
  }

  /** A request outside of dialogs, for {@link #exchange}. */
  final String request(String method, String user, String headers, String type, String body) {
    String mark = Long.toHexString(System.nanoTime());
    return String.join(
        "\r\n",
        method + " sip:" + user + "@127.0.0.1:" + port + " SIP/2.0",
        "Via: SIP/2.0/UDP 127.0.0.1:@LOCAL@;branch=z9hG4bK" + mark + ";rport",
        "From: <sip:" + user + "@127.0.0.1:" + port + ">;tag=" + mark,
        "To: <sip:" + user + "@127.0.0.1:" + port + ">",
        "Call-ID: " + mark,
        "CSeq: 1 " + method,
        "Max-Forwards: 70",
        headers
            + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n")
            + "Content-Length: "
            + body.length(),
        "",
        body);
  }

  /** Sends a request and gives the answer; empty when none comes. */
  final String exchange(String request) throws IOException {
    return exchange(request, PATIENCE);
  }

  private String exchange(String request, Duration patience) throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"))) {
      socket.setSoTimeout((int) patience.toMillis());
      byte[] bytes =
          request.replace("@LOCAL@", "" + socket.getLocalPort()).getBytes(StandardCharsets.UTF_8);
      socket.send(
          new DatagramPacket(bytes, bytes.length, new InetSocketAddress("127.0.0.1", port)));
      DatagramPacket answer = new DatagramPacket(new byte[MAX_ANSWER], MAX_ANSWER);
      socket.receive(answer);
      return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
    } catch (SocketTimeoutException | PortUnreachableException e) {
      return "";
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
