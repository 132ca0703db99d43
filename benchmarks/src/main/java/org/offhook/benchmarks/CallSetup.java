package org.offhook.benchmarks;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Time from INVITE to the first 180 and to 200 on the wire, with the phone and then baresip as
 * callee, the same caller for both: one socket that writes each message and stamps each answer.
 * (sipp's own response times are zero in its built-in scenario, so it cannot be the clock.)
 *
 * <p>Arguments: image directory, number of calls (default 300).
 */
public final class CallSetup {
  private static final int WARM_UP = 100;

  private CallSetup() {}

  /** Prints medians, 99th percentiles and ratios. */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path image = Path.of(arguments[0]).toAbsolutePath();
    int calls = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 300;
    int phonePort = freePort();
    int peerPort = freePort();
    Times phone;
    Times peer;
    try (Peer offhook = Peer.offhook(image, phonePort)) {
      phone = measure(offhook, phonePort, calls);
    }
    try (Peer baresip = Peer.baresip(peerPort)) {
      peer = measure(baresip, peerPort, calls);
    }
    print("INVITE to 180", phone.ringing, peer.ringing);
    print("INVITE to 200", phone.answered, peer.answered);
  }

  private static void print(String what, List<Double> phone, List<Double> peer) {
    if (phone.isEmpty() || peer.isEmpty()) {
      System.out.printf("%s: offhook %d, baresip %d samples%n", what, phone.size(), peer.size());
      return;
    }
    double ours = Figures.percentile(phone, 0.5);
    double theirs = Figures.percentile(peer, 0.5);
    System.out.printf(
        "%s: offhook %.2f ms (p99 %.2f), baresip %.2f ms (p99 %.2f), ratio %.1f%n",
        what,
        ours,
        Figures.percentile(phone, 0.99),
        theirs,
        Figures.percentile(peer, 0.99),
        ours / theirs);
  }

  private record Times(List<Double> ringing, List<Double> answered) {}

  private static Times measure(Peer callee, int port, int calls)
      throws IOException, InterruptedException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      Process process = callee.command(socket.getLocalPort()).start();
      try {
        awaitRegister(socket);
        Times warm = new Times(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < WARM_UP; i++) {
          call(socket, port, i, warm);
        }
        Times times = new Times(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < calls; i++) {
          call(socket, port, WARM_UP + i, times);
        }
        return times;
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
  }

  private static void awaitRegister(DatagramSocket socket) throws IOException {
    socket.setSoTimeout(20_000);
    while (!receive(socket).startsWith("REGISTER ")) {
      // the callee may probe with OPTIONS first
    }
  }

  private static void call(DatagramSocket socket, int port, int number, Times times)
      throws IOException {
    socket.setSoTimeout(5_000);
    String id = "bench-" + number + "-" + socket.getLocalPort();
    int local = socket.getLocalPort();
    String sdp =
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + "m=audio 9 RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n";
    long start = System.nanoTime();
    send(socket, port, request("INVITE", 1, id, local, port, "", sdp));
    while (true) {
      String message;
      try {
        message = receive(socket);
      } catch (SocketTimeoutException e) {
        throw new IOException("no final answer to call " + number, e);
      }
      double millis = (System.nanoTime() - start) / 1e6;
      if (!message.contains(id)) {
        continue;
      }
      if (message.startsWith("SIP/2.0 180")) {
        times.ringing.add(millis);
      } else if (message.startsWith("SIP/2.0 200") && message.contains("1 INVITE")) {
        times.answered.add(millis);
        finish(socket, port, id, local, tag(message));
        return;
      } else if (message.matches("(?s)SIP/2.0 [3-6].*")) {
        throw new IOException("call refused:\n" + message);
      }
    }
  }

  private static void finish(DatagramSocket socket, int port, String id, int local, String tag)
      throws IOException {
    send(socket, port, request("ACK", 1, id, local, port, tag, ""));
    send(socket, port, request("BYE", 2, id, local, port, tag, ""));
    String message;
    do {
      message = receive(socket);
    } while (!message.contains(id) || !message.contains("2 BYE"));
  }

  private static String request(
      String method, int sequence, String id, int local, int port, String tag, String body) {
    return String.join(
        "\r\n",
        method + " sip:100@127.0.0.1:" + port + " SIP/2.0",
        "Via: SIP/2.0/UDP 127.0.0.1:" + local + ";branch=z9hG4bK-" + method + id + ";rport",
        "Max-Forwards: 70",
        "From: <sip:bench@127.0.0.1>;tag=caller",
        "To: <sip:100@127.0.0.1:" + port + ">" + tag,
        "Call-ID: " + id,
        "CSeq: " + sequence + " " + method,
        "Contact: <sip:bench@127.0.0.1:" + local + ">",
        "Call-Info: <sip:127.0.0.1>;answer-after=0",
        body.isEmpty() ? "Content-Length: 0" : "Content-Type: application/sdp",
        body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n",
        body);
  }

  private static String tag(String response) {
    Matcher tag = Pattern.compile("(?im)^to:[^\\r\\n]*(;tag=[^;\\s]+)").matcher(response);
    return tag.find() ? tag.group(1) : "";
  }

  private static void send(DatagramSocket socket, int port, String message) throws IOException {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    socket.send(
        new DatagramPacket(
            bytes, bytes.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
  }

  private static String receive(DatagramSocket socket) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
    socket.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  private static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
