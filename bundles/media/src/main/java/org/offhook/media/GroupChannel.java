package org.offhook.media;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.util.Collections;
import org.offhook.api.media.MediaException;
import org.offhook.api.media.VoiceGroup;

/**
 * Sockets of groups. One that receives is bound to the address of its group: of several groups on
 * one port, each then gets its own packets and no others.
 */
final class GroupChannel {
  private GroupChannel() {}

  /** A socket to send to a group from; this host does not hear it. */
  static DatagramChannel sending(VoiceGroup group, int tos) throws MediaException {
    NetworkInterface network = network(group);
    return open(
        group,
        channel -> {
          channel.setOption(StandardSocketOptions.IP_TOS, tos);
          channel.setOption(StandardSocketOptions.IP_MULTICAST_IF, network);
          channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, group.timeToLive());
          channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, false);
          channel.bind(null);
        });
  }

  /** A socket that has joined a group; to close it is to leave. */
  static DatagramChannel listening(VoiceGroup group) throws MediaException {
    NetworkInterface network = network(group);
    return open(
        group,
        channel -> {
          channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
          channel.bind(new InetSocketAddress(scoped(group.address(), network), group.port()));
          channel.join(group.address(), network);
        });
  }

  /** An address of one link alone means nothing without the link. */
  private static InetAddress scoped(InetAddress address, NetworkInterface network)
      throws IOException {
    return address instanceof Inet6Address
        ? Inet6Address.getByAddress(null, address.getAddress(), network)
        : address;
  }

  private interface Preparation {
    void prepare(DatagramChannel channel) throws IOException;
  }

  private static DatagramChannel open(VoiceGroup group, Preparation preparation)
      throws MediaException {
    try {
      DatagramChannel channel = DatagramChannel.open(family(group));
      try {
        channel.configureBlocking(false);
        preparation.prepare(channel);
        return channel;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      throw new MediaException(
          "group %s at %s port %d: %s"
              .formatted(
                  group.name(), group.address().getHostAddress(), group.port(), e.getMessage()));
    }
  }

  private static ProtocolFamily family(VoiceGroup group) {
    return group.address() instanceof Inet6Address
        ? StandardProtocolFamily.INET6
        : StandardProtocolFamily.INET;
  }

  private static NetworkInterface network(VoiceGroup group) throws MediaException {
    try {
      String wished = group.networkInterface();
      NetworkInterface network =
          wished.isEmpty() ? routed(group) : NetworkInterface.getByName(wished);
      if (network == null) {
        String which = wished.isEmpty() ? "that takes multicast" : wished;
        throw new MediaException(
            "group %s: there is no network interface %s".formatted(group.name(), which));
      }
      return network;
    } catch (IOException e) {
      throw new MediaException("group %s: %s".formatted(group.name(), e.getMessage()));
    }
  }

  /** The interface that packets to the group leave by; the first one there is without a route. */
  private static NetworkInterface routed(VoiceGroup group) throws IOException {
    try (DatagramChannel probe = DatagramChannel.open(family(group))) {
      probe.connect(new InetSocketAddress(group.address(), group.port()));
      InetAddress local = ((InetSocketAddress) probe.getLocalAddress()).getAddress();
      NetworkInterface network = NetworkInterface.getByInetAddress(local);
      if (network != null && usable(network, group)) {
        return network;
      }
    } catch (IOException e) {
      // There is no route: any interface will do.
    }
    for (NetworkInterface network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      if (usable(network, group)) {
        return network;
      }
    }
    return null;
  }

  private static boolean usable(NetworkInterface network, VoiceGroup group) throws IOException {
    boolean sameFamily =
        network
            .inetAddresses()
            .anyMatch(address -> address.getClass() == group.address().getClass());
    return sameFamily && network.isUp() && network.supportsMulticast() && !network.isLoopback();
  }
}
