package org.offhook.status;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.offhook.api.network.HostNetwork;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The command {@code network}. */
@Component(
    service = NetworkCommand.class,
    property = {
      "osgi.command.scope=offhook",
      "osgi.command.function=network",
      "offhook.help=network",
      "offhook.help=Shows the cards of the host with their addresses and port mode, the gateway,",
      "offhook.help=the name servers, and whose DHCP offers count.",
      "offhook.help=example: network"
    })
public final class NetworkCommand {
  private static final Path CARDS = Path.of("/sys/class/net");
  private static final Path ROUTES = Path.of("/proc/net/route");
  private static final Path RESOLVER = Path.of("/etc/resolv.conf");

  private volatile HostNetwork network;

  /** Shows the host's own state; nothing is kept. */
  @Activate
  public NetworkCommand() {}

  @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
  void bindNetwork(HostNetwork network) {
    this.network = network;
  }

  void unbindNetwork(HostNetwork network) {
    if (this.network == network) {
      this.network = null;
    }
  }

  /**
   * The command.
   *
   * @throws IOException when the host does not tell
   */
  public String network() throws IOException {
    Rows rows = new Rows();
    List<NetworkInterface> cards =
        NetworkInterface.networkInterfaces()
            .sorted(Comparator.comparingInt(NetworkInterface::getIndex))
            .toList();
    for (NetworkInterface card : cards) {
      if (!card.isLoopback()) {
        card(rows, card);
      }
    }
    rows.row("gateway", orNone(gateways()));
    rows.row("name servers", orNone(nameServers()));
    HostNetwork known = network;
    String source = known == null ? "" : known.offer().source();
    rows.row("DHCP offers of", source.isEmpty() ? "nobody" : source);
    return rows.row("802.1X", "left to the host").toString();
  }

  private static void card(Rows rows, NetworkInterface card) throws IOException {
    String name = card.getName();
    rows.row(name, state(name, "operstate").orElse(card.isUp() ? "up" : "down"));
    byte[] hardware = card.getHardwareAddress();
    rows.row(
        "  hardware address",
        hardware == null ? "none" : HexFormat.ofDelimiter(":").formatHex(hardware));
    rows.row(
        "  addresses",
        orNone(card.getInterfaceAddresses().stream().map(NetworkCommand::address).toList()));
    rows.row("  MTU", card.getMTU());
    rows.row("  port mode", mode(name));
  }

  private static String address(InterfaceAddress address) {
    String plain = address.getAddress().getHostAddress().replaceFirst("%.*", "");
    return plain + "/" + address.getNetworkPrefixLength();
  }

  /** Speed and duplex, where the card has them; those of bridges and radios have none. */
  private static String mode(String card) {
    Optional<String> speed = state(card, "speed").filter(text -> text.matches("[1-9]\\d*"));
    return speed
        .map(text -> text + " Mbit/s " + state(card, "duplex").orElse("") + " duplex")
        .orElse("unknown");
  }

  private static Optional<String> state(String card, String name) {
    try {
      return Optional.of(Files.readString(CARDS.resolve(card).resolve(name)).strip());
    } catch (IOException e) {
      // A card that is down tells no speed.
      return Optional.empty();
    }
  }

  /** Where packets go that no route of their own has; on a line of its own each. */
  private static List<String> gateways() throws IOException {
    if (!Files.isReadable(ROUTES)) {
      return List.of();
    }
    return Files.readAllLines(ROUTES).stream()
        .map(line -> line.split("\\s+"))
        .filter(cells -> cells.length > 3 && cells[1].equals("00000000"))
        .map(cells -> cells[2].equals("00000000") ? "on " + cells[0] : dotted(cells[2]))
        .toList();
  }

  /** The kernel writes addresses in the order of the host's bytes: little-endian where we run. */
  static String dotted(String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    byte[] ordered = {bytes[3], bytes[2], bytes[1], bytes[0]};
    try {
      return InetAddress.getByAddress(ordered).getHostAddress();
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e); // four bytes are an address
    }
  }

  private static List<String> nameServers() throws IOException {
    return Files.isReadable(RESOLVER)
        ? Files.readAllLines(RESOLVER).stream()
            .filter(line -> line.matches("nameserver\\s+\\S+.*"))
            .map(line -> line.split("\\s+")[1])
            .toList()
        : List.of();
  }

  private static String orNone(List<String> words) {
    return words.isEmpty() ? "none" : words.stream().collect(Collectors.joining(", "));
  }
}
