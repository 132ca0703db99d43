package org.offhook.sip;

import javax.sip.address.Hop;
import org.offhook.api.sip.Account.Transport;

/**
 * Where a request goes: one address that location found (RFC 3263).
 *
 * @param address numeric address, IPv6 without brackets
 * @param port 1-65535
 * @param transport how
 * @param domain name that was asked for, which a TLS certificate must carry
 */
record Server(String address, int port, Transport transport, String domain) implements Hop {
  /** Default port of a transport. */
  static int defaultPort(Transport transport) {
    return transport == Transport.TLS ? 5061 : 5060;
  }

  @Override
  public String getHost() {
    return Text.host(address);
  }

  @Override
  public int getPort() {
    return port;
  }

  @Override
  public String getTransport() {
    return transport.name();
  }

  @Override
  public String toString() {
    return Text.host(address) + ":" + port + "/" + transport;
  }
}
