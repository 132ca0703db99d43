package org.offhook.api.sip;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who a user agent is and which servers serve it.
 *
 * @param user user part of the address of record
 * @param domain domain part of the address of record
 * @param displayName name shown to others, or empty
 * @param authName user name for digest; the user when empty
 * @param password secret for digest
 * @param registrar where REGISTER goes; empty when the account does not register
 * @param proxies where requests go, in order of preference (primary first)
 * @param outboundProxy where every request goes first, REGISTER included
 * @param transport transport to use unless a location says otherwise
 * @param expires binding lifetime to ask for
 */
public record Account(
    String user,
    String domain,
    String displayName,
    String authName,
    Secret password,
    Optional<ServerAddress> registrar,
    List<ServerAddress> proxies,
    Optional<ServerAddress> outboundProxy,
    Transport transport,
    Duration expires) {

  /** Transport of SIP messages. */
  public enum Transport {
    /** RFC 3261 section 18. */
    UDP,
    /** RFC 3261 section 18. */
    TCP,
    /** RFC 3261 section 26.2, RFC 5922. */
    TLS
  }

  /**
   * Host and port; port 0 leaves the port, and where allowed the host, to DNS (RFC 3263).
   *
   * @param host name, IPv4 or IPv6 address (without brackets)
   * @param port 1-65535, or 0
   */
  public record ServerAddress(String host, int port) {
    /** The port that stands for none in the parameters: DNS has it. */
    private static final int BY_DNS = 65_535;

    /**
     * A server as the parameters name it.
     *
     * @param host with or without brackets around an IPv6 address; empty or 0.0.0.0 for no server
     * @param port 65535 where DNS has it
     */
    public static Optional<ServerAddress> configured(String host, int port) {
      String plain = host.strip().replaceAll("^\\[|\\]$", "");
      return plain.isEmpty() || plain.equals("0.0.0.0")
          ? Optional.empty()
          : Optional.of(new ServerAddress(plain, port == BY_DNS ? 0 : port));
    }

    // Spelled out: it is compared at each start, and what a record comes with is made at run time.
    @Override
    public boolean equals(Object other) {
      return other instanceof ServerAddress that && port == that.port && host.equals(that.host);
    }

    @Override
    public int hashCode() {
      return 31 * host.hashCode() + port;
    }
  }

  /** The address of record as a {@code sip:} URI. */
  public String addressOfRecord() {
    return "sip:" + user + "@" + domain;
  }
}
