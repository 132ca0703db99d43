package org.offhook.paging;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.offhook.api.media.VoiceGroup;

/**
 * A group as configured.
 *
 * @param index its number in the configuration
 * @param activated whether it is in use
 * @param name what people read
 * @param address its multicast address, as written
 * @param port its port
 * @param priority what it may interrupt
 */
record PageGroup(
    int index, boolean activated, String name, String address, int port, Priority priority) {

  static PageGroup of(GroupConfig config) {
    String name = config.name().strip();
    return new PageGroup(
        config.index(),
        config.activated(),
        name.isEmpty() ? "group " + config.index() : name,
        config.address().strip(),
        config.port(),
        Priority.valueOf(config.priority()));
  }

  /** True when a person means this group: its number or its name. */
  boolean isCalled(String text) {
    return text.equals(String.valueOf(index)) || text.equalsIgnoreCase(name);
  }

  /**
   * What the media engine needs to know.
   *
   * @throws IllegalArgumentException when the address or the port is none of a group, with its path
   */
  VoiceGroup voice(Terms terms) {
    try {
      return new VoiceGroup(
          name, parsed(), port, terms.codec(), terms.networkInterface(), terms.timeToLive());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "voip/services/group_paging/group/" + index + ": " + e.getMessage(), e);
    }
  }

  /** Literal addresses only: nobody is asked for a name. */
  private InetAddress parsed() {
    if (!address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%\\w+)?")) {
      throw new IllegalArgumentException("\"" + address + "\" is no IP address");
    }
    try {
      return InetAddress.getByName(address);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("\"" + address + "\" is no IP address", e);
    }
  }
}
