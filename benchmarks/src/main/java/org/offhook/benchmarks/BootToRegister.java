package org.offhook.benchmarks;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Time from exec to the first REGISTER on the wire, and resident memory once registered; the phone
 * and baresip in turn, in the same run, against the same socket.
 *
 * <p>Arguments: image directory, number of rounds (default 7).
 */
public final class BootToRegister {
  private static final int TIMEOUT_MILLIS = 20_000;

  private BootToRegister() {}

  /** Prints medians and ratios. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path image = Path.of(arguments[0]).toAbsolutePath();
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 7;
    List<Figures> first = new ArrayList<>();
    List<Figures> phone = new ArrayList<>();
    List<Figures> peer = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      try (Peer offhook = Peer.offhook(image)) {
        first.add(measure(offhook));
        phone.add(measure(offhook));
      }
      try (Peer baresip = Peer.baresip()) {
        peer.add(measure(baresip));
      }
    }
    double millis = Figures.median(phone, Figures::millis);
    double peerMillis = Figures.median(peer, Figures::millis);
    double megabytes = Figures.median(phone, Figures::megabytes);
    double peerMegabytes = Figures.median(peer, Figures::megabytes);
    System.out.printf(
        "exec to first REGISTER, out of the box: offhook %.0f ms (median of %d)%n",
        Figures.median(first, Figures::millis), rounds);
    System.out.printf(
        "exec to first REGISTER, any later start: offhook %.0f ms, baresip %.0f ms, ratio %.1f (median of %d)%n",
        millis, peerMillis, millis / peerMillis, rounds);
    System.out.printf(
        "resident once registered: offhook %.1f MB, baresip %.1f MB, ratio %.1f%n",
        megabytes, peerMegabytes, megabytes / peerMegabytes);
  }

  private static Figures measure(Peer peer) throws IOException, InterruptedException {
    try (DatagramSocket registrar = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      registrar.setSoTimeout(TIMEOUT_MILLIS);
      DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
      ProcessBuilder command = peer.command(registrar.getLocalPort());
      long start = System.nanoTime();
      Process process = command.start();
      try {
        do {
          registrar.receive(packet);
        } while (!text(packet).startsWith("REGISTER "));
        double millis = (System.nanoTime() - start) / 1e6;
        registrar.send(accept(packet));
        // Registered; give both the same second to finish what they do at start.
        process.waitFor(1, java.util.concurrent.TimeUnit.SECONDS);
        return new Figures(millis, Figures.resident(process) / 1e6);
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static String text(DatagramPacket packet) {
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  private static DatagramPacket accept(DatagramPacket request) {
    StringBuilder response = new StringBuilder("SIP/2.0 200 OK\r\n");
    for (String line : text(request).split("\r\n")) {
      if (line.matches("(?i)(via|from|call-id|cseq|contact):.*")) {
        response.append(line).append("\r\n");
      } else if (line.matches("(?i)to:.*")) {
        response.append(line).append(";tag=bench\r\n");
      }
    }
    response.append("Expires: 3600\r\nContent-Length: 0\r\n\r\n");
    byte[] bytes = response.toString().getBytes(StandardCharsets.UTF_8);
    return new DatagramPacket(bytes, bytes.length, request.getSocketAddress());
  }

  /** A fresh directory that goes with the benchmark. */
  static Path directory(String name) throws IOException {
    return Files.createTempDirectory("offhook-bench-" + name);
  }
}
