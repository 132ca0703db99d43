package org.offhook.testkit.peer;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A running kamailio: a registrar and proxy on 127.0.0.1. */
public final class Kamailio implements AutoCloseable {
  private static final int MAX_ANSWER = 65_000;
  private static final int ATTEMPTS = 40;

  /** Nobody tells whether it hears already: a question while it starts may be lost. */
  private static final Duration AT_START = Duration.ofMillis(500);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Peer peer;
  private final int port;
  private final int tlsPort;
  private final int rpcPort;

  private Kamailio(Peer peer, int port, int tlsPort, int rpcPort) {
    this.peer = peer;
    this.port = port;
    this.tlsPort = tlsPort;
    this.rpcPort = rpcPort;
  }

  /** True when the program is there. */
  public static boolean isInstalled() {
    return Peer.find("kamailio").isPresent();
  }

  /** Starts it on free ports and waits until it answers. */
  public static Kamailio start(KamailioSetup setup) throws IOException, InterruptedException {
    return start(setup, FreePort.any());
  }

  /** Starts it on a given port for UDP and TCP, as for a restart. */
  public static Kamailio start(KamailioSetup setup, int port)
      throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("kamailio-");
    int tlsPort = FreePort.any();
    int rpcPort = FreePort.any();
    Path config = setup.write(directory, port, tlsPort, rpcPort);
    List<String> command =
        List.of(
            Peer.find("kamailio").orElseThrow().toString(),
            "-f",
            config.toString(),
            "-DD",
            "-E",
            "-m",
            "32",
            "-M",
            "4",
            "-Y",
            directory.toString());
    Kamailio kamailio = new Kamailio(Peer.start(directory, command), port, tlsPort, rpcPort);
    kamailio.awaitReady();
    return kamailio;
  }

  /** Port for UDP and TCP. */
  public int port() {
    return port;
  }

  /** Port for TLS. */
  public int tlsPort() {
    return tlsPort;
  }

  /** Adds a user while it runs. */
  public void addUser(String user, String password) throws IOException {
    rpc("htable.sets", "[\"users\",\"" + user + "\",\"" + password + "\"]");
  }

  /**
   * Answers every request outside of dialogs with one code, or {@code none} for silence, until it
   * is {@link #well()} again.
   */
  public void answers(String code) throws IOException {
    rpc("htable.sets", "[\"users\",\".answer\",\"" + code + "\"]");
  }

  /** Does its work again. */
  public void well() throws IOException {
    rpc("htable.delete", "[\"users\",\".answer\"]");
  }

  /** Its bindings, as JSON text. */
  public String bindings() throws IOException {
    return rpc("ul.dump", "[]");
  }

  /** Waits until its log has such a line. */
  public void await(Predicate<String> line) throws IOException, InterruptedException {
    peer.await(line, PATIENCE);
  }

  /** Waits until it has seen so many more requests than now. */
  public void awaitMore(int requests) throws IOException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    long enough = seen() + requests;
    while (seen() < enough) {
      if (System.nanoTime() > until) {
        throw new IOException(
            "kamailio has seen no %d requests more:%n%s".formatted(requests, output()));
      }
      // Its output is another's stream: nothing tells of a single line.
      LockSupport.parkNanos(20_000_000);
    }
  }

  private long seen() {
    return output().lines().filter(line -> line.contains("SEEN ")).count();
  }

  /** Its log so far. */
  public String output() {
    return peer.output();
  }

  /** Asks by JSON-RPC. */
  public String rpc(String method, String parameters) throws IOException {
    return rpc(method, parameters, PATIENCE);
  }

  private String rpc(String method, String parameters, Duration patience) throws IOException {
    String question =
        "{\"jsonrpc\":\"2.0\",\"method\":\"%s\",\"params\":%s,\"id\":1}"
            .formatted(method, parameters);
    byte[] bytes = question.getBytes(StandardCharsets.UTF_8);
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.setSoTimeout((int) patience.toMillis());
      InetAddress loopback = InetAddress.getByName("127.0.0.1");
      socket.send(new DatagramPacket(bytes, bytes.length, loopback, rpcPort));
      DatagramPacket answer = new DatagramPacket(new byte[MAX_ANSWER], MAX_ANSWER);
      socket.receive(answer);
      return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    peer.close();
  }

  private void awaitReady() throws IOException {
    IOException last = new IOException("kamailio does not answer");
    for (int i = 0; i < ATTEMPTS && peer.isAlive(); i++) {
      try {
        rpc("core.uptime", "[]", AT_START);
        return;
      } catch (IOException e) {
        last = e;
      }
    }
    String said = peer.output();
    close();
    throw new IOException(last.getMessage() + ":\n" + said);
  }
}
