package org.offhook.benchmarks;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registrar and notifier (RFC 6665) on one socket: takes every registration and subscription, and
 * then tells of changes as fast as they are answered.
 */
final class Notifier implements AutoCloseable {
  private static final int OUTSTANDING = 16;
  private static final int QUIET_MILLIS = 500;
  private static final int MOST_SILENT = 20;

  /** What the document about a user says; {@code busy} or not. */
  interface Document {
    String of(String user, int version, boolean busy);
  }

  private final DatagramSocket socket;
  private final String event;
  private final String type;
  private final Document document;
  private final Map<String, Watch> watches = new LinkedHashMap<>();
  private int answered;

  /** One subscription. */
  private static final class Watch {
    final String user;
    final String id;
    final String from;
    final String to;
    final String contact;
    int sequence;

    Watch(String user, String id, String from, String to, String contact) {
      this.user = user;
      this.id = id;
      this.from = from;
      this.to = to;
      this.contact = contact;
    }
  }

  Notifier(String event, String type, Document document) throws IOException {
    this.event = event;
    this.type = type;
    this.document = document;
    socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    socket.setReceiveBufferSize(4 << 20);
    socket.setSoTimeout(QUIET_MILLIS);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Serves until so many have subscribed and heard their first news; tells how many have. */
  int awaitSubscriptions(int wanted, int seconds) throws IOException {
    long end = System.nanoTime() + seconds * 1_000_000_000L;
    while ((watches.size() < wanted || answered < wanted) && System.nanoTime() < end) {
      step();
    }
    return watches.size();
  }

  /** Serves for a while. */
  void serve(int millis) throws IOException {
    long end = System.nanoTime() + millis * 1_000_000L;
    socket.setSoTimeout(100);
    while (System.nanoTime() < end) {
      step();
    }
    socket.setSoTimeout(QUIET_MILLIS);
  }

  /**
   * Tells of so many changes, a bounded number of them unanswered at a time.
   *
   * @return seconds until the last one was answered
   */
  double update(int changes) throws IOException {
    List<Watch> all = new ArrayList<>(watches.values());
    answered = 0;
    int sent = 0;
    int silent = 0;
    long begun = System.nanoTime();
    while (answered < changes) {
      while (sent < changes && sent - answered < OUTSTANDING) {
        Watch watch = all.get(sent % all.size());
        tell(watch, (sent / all.size()) % 2 == 0);
        sent++;
      }
      if (step()) {
        silent = 0;
      } else if (++silent == MOST_SILENT) {
        throw new IOException("no answer any more after " + answered + " changes");
      } else {
        sent = answered; // lost on the way: told of once more
      }
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Takes one message; false when none came for a while. */
  private boolean step() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
    try {
      socket.receive(packet);
    } catch (SocketTimeoutException e) {
      return false;
    }
    String message = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
    if (message.startsWith("SIP/2.0 ")) {
      answered += header(message, "CSeq").endsWith("NOTIFY") ? 1 : 0;
    } else if (message.startsWith("REGISTER ")) {
      String contact = header(message, "Contact").replaceFirst(";expires=\\d+", "");
      answer(packet, message, "Contact: " + contact + ";expires=3600\r\nExpires: 3600\r\n");
    } else if (message.startsWith("SUBSCRIBE ")) {
      subscribed(packet, message);
    } else if (!message.startsWith("ACK ") && !message.isBlank()) {
      answer(packet, message, "");
    }
    return true;
  }

  private void subscribed(DatagramPacket packet, String message) throws IOException {
    answer(packet, message, "Expires: 3600\r\nContact: <sip:127.0.0.1:" + port() + ">\r\n");
    String id = header(message, "Call-ID");
    if (!watches.containsKey(id) && !header(message, "Expires").equals("0")) {
      String user = message.substring(message.indexOf(':') + 1).replaceFirst("(?s)[@;].*", "");
      String contact = header(message, "Contact").replaceFirst(".*<([^>]*)>.*", "$1");
      String tag = header(message, "To") + ";tag=n";
      watches.put(id, new Watch(user, id, tag, header(message, "From"), contact));
    }
    if (watches.containsKey(id)) {
      tell(watches.get(id), false);
    }
  }

  private void tell(Watch watch, boolean busy) throws IOException {
    String body = document.of(watch.user, watch.sequence, busy);
    watch.sequence++;
    send(
        portOf(watch.contact),
        "NOTIFY %s SIP/2.0\r\n".formatted(watch.contact)
            + "Via: SIP/2.0/UDP 127.0.0.1:%d;branch=z9hG4bK%s%d\r\n"
                .formatted(port(), Integer.toHexString(watch.id.hashCode()), watch.sequence)
            + "Max-Forwards: 70\r\nFrom: %s\r\nTo: %s\r\nCall-ID: %s\r\nCSeq: %d NOTIFY\r\n"
                .formatted(watch.from, watch.to, watch.id, watch.sequence)
            + "Contact: <sip:127.0.0.1:%d>\r\nEvent: %s\r\n".formatted(port(), event)
            + "Subscription-State: active;expires=3600\r\n"
            + "Content-Type: %s\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(type, body.length(), body));
  }

  private void answer(DatagramPacket packet, String request, String more) throws IOException {
    String to = header(request, "To");
    StringBuilder answer = new StringBuilder("SIP/2.0 200 OK\r\n");
    request
        .lines()
        .takeWhile(line -> !line.isEmpty())
        .filter(line -> line.regionMatches(true, 0, "Via:", 0, 4))
        .forEach(line -> answer.append(line).append("\r\n"));
    answer
        .append("From: %s\r\n".formatted(header(request, "From")))
        .append("To: %s\r\n".formatted(to.contains(";tag=") ? to : to + ";tag=n"))
        .append("Call-ID: %s\r\n".formatted(header(request, "Call-ID")))
        .append("CSeq: %s\r\n".formatted(header(request, "CSeq")))
        .append(more)
        .append("Content-Length: 0\r\n\r\n");
    send(packet.getPort(), answer.toString());
  }

  private void send(int port, String message) throws IOException {
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    socket.send(
        new DatagramPacket(
            bytes, bytes.length, new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
  }

  private static int portOf(String contact) {
    Matcher port = Pattern.compile(":(\\d+)(;|$)").matcher(contact);
    return port.find() ? Integer.parseInt(port.group(1)) : 5060;
  }

  private static String header(String message, String name) {
    Matcher found = Pattern.compile("(?im)^" + name + "\\s*:\\s*(.*?)\\r?$").matcher(message);
    return found.find() ? found.group(1) : "";
  }

  @Override
  public void close() {
    socket.close();
  }
}
