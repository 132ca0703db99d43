package org.offhook.lab;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A plain user agent over UDP, written against the RFCs and not against the lab. */
final class Caller implements AutoCloseable {
  private static final int WAIT_MILLIS = 5000;

  private final DatagramSocket socket;
  private final InetSocketAddress lab;
  private final String user;
  private final String password;
  private final String algorithm;
  private int count;

  Caller(int labPort, String user, String password, String algorithm) throws IOException {
    this.lab = new InetSocketAddress("127.0.0.1", labPort);
    this.user = user;
    this.password = password;
    this.algorithm = algorithm;
    this.socket = new DatagramSocket(0, InetAddress.getByName("127.0.0.1"));
    socket.setSoTimeout(WAIT_MILLIS);
  }

  int port() {
    return socket.getLocalPort();
  }

  String contact() {
    return "<sip:" + user + "@127.0.0.1:" + port() + ">";
  }

  /** A request of a new dialog. */
  SipMessage request(String method, String uri) {
    int number = ++count;
    return SipMessage.request(method, uri)
        .add("Via", via(number))
        .add("Max-Forwards", "70")
        .add("From", "<sip:" + user + "@127.0.0.1>;tag=from" + number)
        .add("To", "<" + uri + ">")
        .add("Call-ID", "call" + number + "@" + port())
        .add("CSeq", "1 " + method)
        .add("Contact", contact());
  }

  private String via(int number) {
    return "SIP/2.0/UDP 127.0.0.1:" + port() + ";rport;branch=z9hG4bK" + port() + "x" + number;
  }

  /** A request inside the dialog that a 2xx to an INVITE made. */
  SipMessage within(String method, SipMessage invite, SipMessage ok, int cseq) {
    SipMessage request =
        SipMessage.request(method, NameAddress.parse(ok.first("Contact")).uri())
            .add("Via", via(++count))
            .add("Max-Forwards", "70")
            .add("From", invite.first("From"))
            .add("To", ok.first("To"))
            .add("Call-ID", invite.callId())
            .add("CSeq", cseq + " " + method)
            .add("Contact", contact());
    java.util.List<String> hops = ok.all("Record-Route");
    for (int i = hops.size() - 1; i >= 0; i--) {
      request.add("Route", hops.get(i));
    }
    return request;
  }

  /** The ACK to a failure. */
  SipMessage ackOf(SipMessage invite, SipMessage response) {
    return SipMessage.request("ACK", invite.uri)
        .add("Via", invite.first("Via"))
        .add("From", invite.first("From"))
        .add("To", response.first("To"))
        .add("Call-ID", invite.callId())
        .add("CSeq", invite.first("CSeq").replace("INVITE", "ACK"));
  }

  void send(SipMessage message) throws IOException {
    byte[] bytes = message.encode();
    socket.send(new DatagramPacket(bytes, bytes.length, lab));
  }

  void sendRaw(byte[] bytes) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, lab));
  }

  SipMessage receive() throws IOException, BadMessage {
    DatagramPacket packet = new DatagramPacket(new byte[65_535], 65_535);
    socket.receive(packet);
    return SipParser.datagram(packet.getData(), packet.getLength());
  }

  /** The next message that is no repetition of a provisional or earlier one: the first final. */
  SipMessage receiveFinal(String method) throws IOException, BadMessage {
    while (true) {
      SipMessage message = receive();
      if (message.code >= 200 && message.method.equals(method)) {
        return message;
      }
    }
  }

  /** Sends a request, with credentials once they are asked for; gives the final response. */
  SipMessage ask(SipMessage request) throws IOException, BadMessage {
    send(request);
    SipMessage response = receiveFinal(request.method);
    if (response.code == 401 || response.code == 407) {
      if (request.method.equals("INVITE")) {
        send(ackOf(request, response));
      }
      authenticate(request, response);
      send(request);
      response = receiveFinal(request.method);
    }
    if (request.method.equals("INVITE") && response.code >= 300) {
      send(ackOf(request, response));
    }
    return response;
  }

  /** Adds credentials and makes it a new transaction. */
  void authenticate(SipMessage request, SipMessage response) throws BadMessage {
    boolean proxy = response.code == 407;
    String challenge =
        response.all(proxy ? "Proxy-Authenticate" : "WWW-Authenticate").stream()
            .filter(value -> value.contains("algorithm=" + algorithm))
            .findFirst()
            .orElseThrow(() -> new BadMessage("a challenge for " + algorithm));
    String nonce = parameter(challenge, "nonce");
    String realm = parameter(challenge, "realm");
    String a1 = hash(user + ":" + realm + ":" + password);
    String a2 = hash(request.method + ":" + request.uri);
    String proof = hash(a1 + ":" + nonce + ":00000001:abc:auth:" + a2);
    request.set("Via", via(++count));
    request.set("CSeq", "2 " + request.method);
    request.add(
        proxy ? "Proxy-Authorization" : "Authorization",
        "Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\", response=\"%s\", "
                .formatted(user, realm, nonce, request.uri, proof)
            + "algorithm="
            + algorithm
            + ", qop=auth, nc=00000001, cnonce=\"abc\"");
  }

  private static String parameter(String challenge, String name) {
    Matcher matcher = Pattern.compile(name + "=\"([^\"]*)\"").matcher(challenge);
    return matcher.find() ? matcher.group(1) : "";
  }

  private String hash(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  SipMessage register() throws IOException, BadMessage {
    SipMessage register = request("REGISTER", "sip:127.0.0.1");
    register.set("To", "<sip:" + user + "@127.0.0.1>");
    return ask(register);
  }

  @Override
  public void close() {
    socket.close();
  }
}
