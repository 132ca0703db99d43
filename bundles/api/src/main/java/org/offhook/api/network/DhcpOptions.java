package org.offhook.api.network;

import java.util.Optional;

/**
 * The DHCP options (RFC 2132) that the network's server gives. How they were learnt, by asking or
 * from the lease of the host, is the business of the bundle that offers the service. Safe from any
 * thread; never waits for the network.
 */
public interface DhcpOptions {
  /**
   * Value of an option as it was on the wire, parts joined (RFC 3396).
   *
   * @param code number of the option, 1 to 254
   * @return a copy of its bytes; empty when the server did not give it or has not answered yet
   */
  Optional<byte[]> option(int code);

  /** Who answered, for people: an address or a file; empty when nobody did. */
  String source();
}
