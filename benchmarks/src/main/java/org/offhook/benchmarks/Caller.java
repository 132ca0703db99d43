package org.offhook.benchmarks;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Calls a user agent from one socket that writes each message and stamps each answer. (sipp's own
 * response times are zero in its built-in scenario, so it cannot be the clock.)
 */
final class Caller implements AutoCloseable {
  private final DatagramSocket socket;
  private final int calleePort;

  /** A caller of the user agent at this port of 127.0.0.1. */
  Caller(int calleePort) throws IOException {
    this.socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    this.calleePort = calleePort;
  }

  int port() {
    return socket.getLocalPort();
  }

  /** A port that is free just now. */
  static int freePort() throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until the callee is up, which is when it registers here. */
  void awaitRegister() throws IOException {
    socket.setSoTimeout(20_000);
    while (!receive().startsWith("REGISTER ")) {
      // the callee may probe with OPTIONS first
    }
  }

  /**
   * An answered call.
   *
   * @param id Call-ID
   * @param tag {@code ;tag=} of the callee
   * @param ringingMillis INVITE to the first 180; NaN without one
   * @param answeredMillis INVITE to 200
   * @param rtpPort where the callee wants its voice
   */
  record Answered(
      String id, String tag, double ringingMillis, double answeredMillis, int rtpPort) {}

  /** Calls, waits for the answer and acknowledges it. */
  Answered call(int number, int rtpPort) throws IOException {
    socket.setSoTimeout(5_000);
    String id = "bench-" + number + "-" + port();
    String sdp =
        "v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            + ("m=audio " + rtpPort + " RTP/AVP 8\r\na=rtpmap:8 PCMA/8000\r\n");
    long start = System.nanoTime();
    double ringing = Double.NaN;
    send(request("INVITE", 1, id, "", sdp));
    while (true) {
      String message = receiveFor(number);
      double millis = (System.nanoTime() - start) / 1e6;
      if (!message.contains(id)) {
        continue;
      }
      if (message.startsWith("SIP/2.0 180")) {
        ringing = millis;
      } else if (message.startsWith("SIP/2.0 200") && message.contains("1 INVITE")) {
        String tag = first("(?im)^to:[^\\r\\n]*(;tag=[^;\\s]+)", message);
        send(request("ACK", 1, id, tag, ""));
        String port = first("m=audio (\\d+)", message);
        return new Answered(id, tag, ringing, millis, Integer.parseInt(port));
      } else if (message.matches("(?s)SIP/2.0 [3-6].*")) {
        throw new IOException("call refused:\n" + message);
      }
    }
  }

  /** Ends a call, and waits until the callee has agreed. */
  void end(Answered call) throws IOException {
    send(request("BYE", 2, call.id, call.tag, ""));
    String message;
    do {
      message = receive();
    } while (!message.contains(call.id) || !message.contains("2 BYE"));
  }

  /** Lets itself be sent elsewhere: accepts the REFER, tells of success, and takes the BYE. */
  void transferred() throws IOException {
    socket.setSoTimeout(5_000);
    while (true) {
      String message = receive();
      if (message.startsWith("BYE ")) {
        send(Answers.ok(message, port(), ""));
        return;
      } else if (message.startsWith("INVITE ")) {
        send(Answers.ok(message, port(), Answers.description(port())));
      } else if (message.startsWith("REFER ")) {
        send(Answers.accepted(message, port()));
        send(Answers.succeeded(message, port()));
      }
    }
  }

  private String receiveFor(int number) throws IOException {
    try {
      return receive();
    } catch (SocketTimeoutException e) {
      throw new IOException("no final answer to call " + number, e);
    }
  }

  private String request(String method, int sequence, String id, String tag, String body) {
    return String.join(
        "\r\n",
        method + " sip:100@127.0.0.1:" + calleePort + " SIP/2.0",
        "Via: SIP/2.0/UDP 127.0.0.1:" + port() + ";branch=z9hG4bK-" + method + id + ";rport",
        "Max-Forwards: 70",
        "From: <sip:bench@127.0.0.1>;tag=caller",
        "To: <sip:100@127.0.0.1:" + calleePort + ">" + tag,
        "Call-ID: " + id,
        "CSeq: " + sequence + " " + method,
        "Contact: <sip:bench@127.0.0.1:" + port() + ">",
        "Call-Info: <sip:127.0.0.1>;answer-after=0",
        body.isEmpty() ? "Content-Length: 0" : "Content-Type: application/sdp",
        body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n",
        body);
  }

  private static String first(String pattern, String message) {
    Matcher found = Pattern.compile(pattern).matcher(message);
    return found.find() ? found.group(1) : "";
  }

  private void send(String message) throws IOException {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    socket.send(
        new DatagramPacket(
            bytes,
            bytes.length,
            new InetSocketAddress(InetAddress.getLoopbackAddress(), calleePort)));
  }

  private String receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
    socket.receive(packet);
    return new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    socket.close();
  }
}
