package org.offhook.api.network;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads option 120 in the forms of RFC 3361, and as the plain name that many servers are set to.
 */
final class SipServerNames {
  private static final int NAMES = 0;
  private static final int ADDRESSES = 1;

  private SipServerNames() {}

  static List<String> of(byte[] value) {
    if (value.length < 2) {
      return List.of();
    }
    byte[] rest = java.util.Arrays.copyOfRange(value, 1, value.length);
    return switch (value[0]) {
      case NAMES -> names(rest);
      case ADDRESSES ->
          new DhcpOptions(Map.of(0, rest))
              .addresses(0).stream().map(java.net.InetAddress::getHostAddress).toList();
      default -> new DhcpOptions(Map.of(0, value)).text(0).stream().toList();
    };
  }

  /** Labels as in DNS (RFC 1035 section 3.1), never compressed. A cut one ends the list. */
  private static List<String> names(byte[] wire) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    int at = 0;
    while (at < wire.length) {
      int length = wire[at++] & 0xff;
      if (length == 0 && !name.isEmpty()) {
        names.add(name.toString());
        name.setLength(0);
      } else if (length > 63 || at + length > wire.length) {
        return List.copyOf(names);
      }
      name.append(name.isEmpty() || length == 0 ? "" : ".")
          .append(new String(wire, at, length, StandardCharsets.US_ASCII));
      at += length;
    }
    return List.copyOf(names);
  }
}
