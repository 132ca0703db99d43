package org.offhook.slots;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * What the network offers a phone without an image: a TFTP server (DHCP option 66) and the name of
 * a file (67). Asked by DHCPINFORM (RFC 2131 section 3.4), with the model in option 77. It is small
 * on purpose: it works where nothing else of the phone does.
 *
 * @param server name or address of the TFTP server
 * @param file name of the image, or empty
 */
record RecoveryOffer(String server, String file) {
  private static final int SERVER_PORT = 67;
  private static final int CLIENT_PORT = 68;
  private static final int COOKIE = 0x63825363;
  private static final int OPTIONS = 240;
  private static final int PATIENCE_MS = 3_000;
  private static final int TIMES = 3;

  /**
   * Asks on each network card in turn.
   *
   * @throws IOException when nobody offers anything; the message tells where it asked
   */
  static RecoveryOffer ask(String model) throws IOException {
    List<String> asked = new ArrayList<>();
    for (NetworkInterface card : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      byte[] hardware = card.getHardwareAddress();
      if (!card.isUp() || card.isLoopback() || hardware == null || hardware.length != 6) {
        continue;
      }
      for (InetAddress own : Collections.list(card.getInetAddresses())) {
        if (own instanceof Inet4Address four) {
          asked.add(card.getName() + " from " + own.getHostAddress());
          Optional<RecoveryOffer> offer = ask(four, hardware, model);
          if (offer.isPresent()) {
            return offer.get();
          }
        }
      }
    }
    throw new IOException(
        asked.isEmpty()
            ? "no network card has an address"
            : "no DHCP server names a TFTP server (option 66), asked on "
                + String.join(", ", asked));
  }

  private static Optional<RecoveryOffer> ask(Inet4Address own, byte[] hardware, String model)
      throws IOException {
    int id = new SecureRandom().nextInt();
    byte[] question = question(own, hardware, model, id);
    try (DatagramSocket socket = open(own)) {
      socket.setBroadcast(true);
      socket.setSoTimeout(PATIENCE_MS);
      for (int time = 0; time < TIMES; time++) {
        socket.send(
            new DatagramPacket(
                question,
                question.length,
                new InetSocketAddress(InetAddress.getByName("255.255.255.255"), SERVER_PORT)));
        Optional<RecoveryOffer> offer = answer(socket, id);
        if (offer.isPresent()) {
          return offer;
        }
      }
      return Optional.empty();
    }
  }

  private static DatagramSocket open(Inet4Address own) throws SocketException {
    DatagramSocket socket = new DatagramSocket((java.net.SocketAddress) null);
    socket.setReuseAddress(true);
    socket.bind(new InetSocketAddress(own, CLIENT_PORT));
    return socket;
  }

  private static byte[] question(Inet4Address own, byte[] hardware, String model, int id) {
    byte[] name = model.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer message = ByteBuffer.allocate(OPTIONS + 32 + name.length);
    message.put(new byte[] {1, 1, 6, 0}).putInt(id).putInt(0).put(own.getAddress());
    message.position(28).put(hardware).position(OPTIONS - 4).putInt(COOKIE);
    message.put(new byte[] {53, 1, 8, 55, 2, 66, 67, 77, (byte) name.length}).put(name);
    message.put((byte) 255);
    return Arrays.copyOf(message.array(), Math.max(300, message.position()));
  }

  private static Optional<RecoveryOffer> answer(DatagramSocket socket, int id) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2048], 2048);
    try {
      while (true) {
        socket.receive(packet);
        ByteBuffer reply = ByteBuffer.wrap(packet.getData(), 0, packet.getLength()).slice();
        if (reply.limit() > OPTIONS
            && reply.get(0) == 2
            && reply.getInt(4) == id
            && reply.getInt(OPTIONS - 4) == COOKIE) {
          return read(reply);
        }
      }
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    }
  }

  private static Optional<RecoveryOffer> read(ByteBuffer reply) {
    String server = "";
    String file = "";
    reply.position(OPTIONS);
    while (reply.remaining() > 1) {
      int code = reply.get() & 0xff;
      if (code == 0) {
        continue;
      }
      int length = code == 255 ? reply.remaining() : reply.get() & 0xff;
      if (code == 255 || length > reply.remaining()) {
        break;
      }
      byte[] value = new byte[length];
      reply.get(value);
      String text =
          new String(value, StandardCharsets.US_ASCII).replaceAll("\\p{Cntrl}", "").strip();
      server = code == 66 ? text : server;
      file = code == 67 ? text : file;
    }
    return server.isEmpty() ? Optional.empty() : Optional.of(new RecoveryOffer(server, file));
  }
}
