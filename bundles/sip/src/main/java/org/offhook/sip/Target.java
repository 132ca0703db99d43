package org.offhook.sip;

import org.offhook.api.sip.Account.ServerAddress;
import org.offhook.api.sip.Account.Transport;

/**
 * What to locate.
 *
 * @param host name or numeric address
 * @param port 0 leaves it to DNS
 * @param transport transport wanted
 * @param fixed true when DNS must not choose another transport
 */
record Target(String host, int port, Transport transport, boolean fixed) {

  /** The target of a configured server. */
  static Target of(ServerAddress address, Transport transport) {
    return new Target(address.host(), address.port(), transport, address.port() != 0);
  }

  /** The target of a URI, by its transport parameter or else the one preferred. */
  static Target of(Uri uri, Transport preferred) {
    String maddr = uri.parameter("maddr");
    String host = maddr.isEmpty() ? uri.host() : maddr;
    if (uri.secure()) {
      return new Target(host, uri.port(), Transport.TLS, true);
    }
    return switch (uri.parameter("transport")) {
      case "udp" -> new Target(host, uri.port(), Transport.UDP, true);
      case "tcp" -> new Target(host, uri.port(), Transport.TCP, true);
      case "tls" -> new Target(host, uri.port(), Transport.TLS, true);
      default -> new Target(host, uri.port(), preferred, uri.port() != 0);
    };
  }
}
