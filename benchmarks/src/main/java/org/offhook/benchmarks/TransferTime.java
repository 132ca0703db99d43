package org.offhook.benchmarks;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * How long a blind transfer takes, from the command to the BYE that ends it, with another end that
 * accepts it and tells of its success at once: the phone, then baresip.
 *
 * <p>Arguments: image directory, number of transfers (default 100), transfers before that to warm
 * up (default 50).
 */
public final class TransferTime {
  private static final String TARGET = "sip:300@127.0.0.1";

  private TransferTime() {}

  /** Asks a user agent to transfer its call. */
  private interface Key {
    void press() throws IOException;
  }

  /** Prints medians, 99th percentiles and the ratio. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path image = Path.of(arguments[0]).toAbsolutePath();
    int transfers = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 100;
    int warmUp = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 50;
    List<Double> ours;
    List<Double> theirs;
    int port = Caller.freePort();
    try (Peer phone = Peer.offhook(image, port)) {
      Path socket = phone.directory().resolve("data/shell.sock");
      ours = measure(phone, port, warmUp, transfers, process -> () -> command(socket));
    }
    port = Caller.freePort();
    try (Peer baresip = Peer.baresip(port)) {
      theirs = measure(baresip, port, warmUp, transfers, process -> () -> type(process));
    }
    double mine = Figures.percentile(ours, 0.5);
    double other = Figures.percentile(theirs, 0.5);
    System.out.printf(
        "blind transfer, command to BYE: offhook %.2f ms (p99 %.2f), baresip %.2f ms (p99 %.2f),"
            + " ratio %.1f%n",
        mine,
        Figures.percentile(ours, 0.99),
        other,
        Figures.percentile(theirs, 0.99),
        mine / other);
  }

  private static List<Double> measure(
      Peer agent,
      int port,
      int warmUp,
      int transfers,
      java.util.function.Function<Process, Key> keys)
      throws IOException, InterruptedException {
    List<Double> times = new ArrayList<>();
    try (Caller caller = new Caller(port)) {
      Process process = agent.command(caller.port()).start();
      try {
        caller.awaitRegister();
        Key key = keys.apply(process);
        for (int i = 0; i < warmUp + transfers; i++) {
          caller.call(i, 9);
          long begun = System.nanoTime();
          key.press();
          caller.transferred();
          if (i >= warmUp) {
            times.add((System.nanoTime() - begun) / 1e6);
          }
        }
      } finally {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
    }
    return times;
  }

  /** By the phone's shell; its answer is not waited for. */
  private static void command(Path socket) throws IOException {
    while (!Files.exists(socket)) {
      LockSupport.parkNanos(50_000_000); // it starts last
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(socket));
      channel.write(
          ByteBuffer.wrap(("transfer " + TARGET + "\n").getBytes(StandardCharsets.UTF_8)));
      ByteBuffer reply = ByteBuffer.allocate(8192);
      while (channel.read(reply.clear()) >= 0) {
        if (reply.get(reply.position() - 1) == '\n') {
          return;
        }
      }
    }
  }

  private static void type(Process process) throws IOException {
    process
        .getOutputStream()
        .write(("/transfer " + TARGET + "\n").getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().flush();
  }
}
