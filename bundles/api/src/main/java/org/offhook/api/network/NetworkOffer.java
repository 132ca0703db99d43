package org.offhook.api.network;

import java.net.InetAddress;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.offhook.api.config.PhoneIdentity;

/**
 * What a network offers to those who join it.
 *
 * @param source who said so, for people: the address of a server or the name of a file; empty for
 *     nobody
 * @param options the options it gave
 */
public record NetworkOffer(String source, DhcpOptions options) {
  /** Nobody offers anything. */
  public static final NetworkOffer NONE = new NetworkOffer("", DhcpOptions.NONE);

  /** Time offset, seconds east of GMT (RFC 2132 section 3.4). */
  public static final int TIME_OFFSET = 2;

  /** Servers of the time protocol (RFC 2132 section 3.6). */
  public static final int TIME_SERVERS = 4;

  /** Name of the host (RFC 2132 section 3.14). */
  public static final int HOST_NAME = 12;

  /** Domain of the host (RFC 2132 section 3.17). */
  public static final int DOMAIN = 15;

  /** Servers of NTP (RFC 2132 section 8.3). */
  public static final int NTP_SERVERS = 42;

  /** Vendor's options (RFC 2132 section 8.4). */
  public static final int VENDOR = 43;

  /** TFTP server (RFC 2132 section 9.4). */
  public static final int TFTP_SERVER = 66;

  /** Boot file (RFC 2132 section 9.5). */
  public static final int BOOT_FILE = 67;

  /** SIP servers (RFC 3361). */
  public static final int SIP_SERVERS = 120;

  /** Provisioning URL, where nothing else is configured; a number for private use (RFC 3942). */
  public static final int PROVISIONING_URL = 160;

  private static final int FARTHEST_SECONDS = 18 * 3600;

  /** Addresses of time servers: those of option 42, else those of option 4. */
  public List<String> timeServers() {
    List<InetAddress> servers = options.addresses(NTP_SERVERS);
    return (servers.isEmpty() ? options.addresses(TIME_SERVERS) : servers)
        .stream()
            .filter(server -> !server.isAnyLocalAddress())
            .map(InetAddress::getHostAddress)
            .toList();
  }

  /** Standard time here by option 2; empty when it was not given or is none. */
  public Optional<ZoneOffset> timeOffset() {
    return options.number(TIME_OFFSET).stream()
        .filter(seconds -> Math.abs((long) seconds) <= FARTHEST_SECONDS)
        .mapToObj(ZoneOffset::ofTotalSeconds)
        .findFirst();
  }

  /** Name of the host by option 12. */
  public Optional<String> hostName() {
    return options.text(HOST_NAME);
  }

  /** Domain of the host by option 15. */
  public Optional<String> domain() {
    return options.text(DOMAIN);
  }

  /** Names or addresses of SIP servers by option 120, best first. */
  public List<String> sipServers() {
    return options.bytes(SIP_SERVERS).map(SipServerNames::of).orElse(List.of());
  }

  /** The vendor's options by option 43. */
  public Optional<VendorOptions> vendorOptions() {
    return options.bytes(VENDOR).map(VendorOptions::of);
  }

  /**
   * Where files are by an option that carries a URL, usually {@link #PROVISIONING_URL}.
   *
   * @throws IllegalArgumentException when it is there and wrong; the message is for people
   */
  public Optional<ProvisioningAddress> provisioning(int option, PhoneIdentity phone) {
    return options
        .text(option)
        .map(text -> ProvisioningAddress.of("DHCP option " + option, text, phone));
  }

  /**
   * Where files are by options 66 and 67.
   *
   * @throws IllegalArgumentException when they are there and wrong; the message is for people
   */
  public Optional<ProvisioningAddress> bootProvisioning(PhoneIdentity phone) {
    return options
        .text(TFTP_SERVER)
        .map(
            server ->
                ProvisioningAddress.ofBoot(server, options.text(BOOT_FILE).orElse(""), phone));
  }

  /**
   * Where files are by a URL in option 43, alone or in a sub-option.
   *
   * @throws IllegalArgumentException when it is there and wrong; the message is for people
   */
  public Optional<ProvisioningAddress> vendorProvisioning(PhoneIdentity phone) {
    return vendorOptions()
        .flatMap(VendorOptions::url)
        .map(text -> ProvisioningAddress.of("DHCP option " + VENDOR, text, phone));
  }

  /** What is offered, for people: a line for each option; passwords in URLs are masked. */
  public List<String> lines() {
    return OfferText.lines(this);
  }

  /** Never shows the options. */
  @Override
  public String toString() {
    return "%d options of %s"
        .formatted(options.codes().size(), source.isEmpty() ? "nobody" : source);
  }
}
