package org.offhook.api.media;

import java.net.InetAddress;

/**
 * A multicast group that voice goes to one way, by plain RTP: whoever joins hears it, and nobody
 * negotiates (RFC 1112 for IPv4, RFC 4291 section 2.7 for IPv6).
 *
 * @param name name for people
 * @param address its multicast address
 * @param port its UDP port, 1-65535; several groups may share one
 * @param codec name of the codec to send, as {@link Codec#name()} gives it, or {@code G722_8000}
 * @param networkInterface name of the network interface, such as {@code eth0}; empty takes the one
 *     that the route to the group leads through
 * @param timeToLive how many routers what is sent may pass, and one more; 0 keeps it on this host
 */
public record VoiceGroup(
    String name,
    InetAddress address,
    int port,
    String codec,
    String networkInterface,
    int timeToLive) {

  /**
   * A group.
   *
   * @throws IllegalArgumentException when an address or number is none of a group
   */
  public VoiceGroup {
    if (!address.isMulticastAddress()) {
      throw new IllegalArgumentException(
          address.getHostAddress()
              + " is no multicast address, expected 224.0.0.0 to 239.255.255.255 or ff00::/8");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("port " + port + ", expected 1 to 65535");
    }
    if (timeToLive < 0 || timeToLive > 255) {
      throw new IllegalArgumentException("time to live " + timeToLive + ", expected 0 to 255");
    }
  }
}
