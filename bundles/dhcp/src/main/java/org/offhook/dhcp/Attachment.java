package org.offhook.dhcp;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Where the host is attached to the network.
 *
 * @param name of the interface
 * @param address the host's own there
 * @param hardware its hardware address in hexadecimal; empty where it has none
 */
record Attachment(String name, Inet4Address address, String hardware) {
  private static final int LONGEST_HARDWARE = 16;
  private static final InetSocketAddress ANYWHERE = new InetSocketAddress("192.0.2.1", 9);

  /** The interface of this name; for an empty name the one that leads out, or the first one. */
  static Optional<Attachment> find(String name) throws IOException {
    if (!name.isBlank()) {
      return Optional.ofNullable(NetworkInterface.getByName(name.strip())).flatMap(Attachment::of);
    }
    List<Attachment> all =
        NetworkInterface.networkInterfaces()
            .filter(Attachment::mayLeadOut)
            .flatMap(each -> of(each).stream())
            .toList();
    InetAddress outward = outward();
    return all.stream()
        .filter(each -> each.address.equals(outward))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  private static boolean mayLeadOut(NetworkInterface candidate) {
    try {
      return !candidate.isLoopback() && !candidate.isPointToPoint();
    } catch (java.net.SocketException e) {
      // It went away while we looked.
      return false;
    }
  }

  private static Optional<Attachment> of(NetworkInterface candidate) {
    try {
      if (!candidate.isUp()) {
        return Optional.empty();
      }
      byte[] hardware = candidate.getHardwareAddress();
      boolean known = hardware != null && hardware.length <= LONGEST_HARDWARE;
      String text = known ? HexFormat.of().formatHex(hardware) : "";
      return candidate
          .inetAddresses()
          .filter(each -> each instanceof Inet4Address && !each.isLinkLocalAddress())
          .findFirst()
          .map(address -> new Attachment(candidate.getName(), (Inet4Address) address, text));
    } catch (java.net.SocketException e) {
      return Optional.empty();
    }
  }

  /** Our address on the way to the rest of the world; nothing is sent to find it. */
  private static InetAddress outward() {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(ANYWHERE);
      return socket.getLocalAddress();
    } catch (IOException | java.io.UncheckedIOException e) {
      return InetAddress.getLoopbackAddress();
    }
  }
}
