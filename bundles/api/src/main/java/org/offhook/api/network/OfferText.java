package org.offhook.api.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Says for people what a network offers. */
final class OfferText {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(1, "subnet mask"),
          Map.entry(3, "routers"),
          Map.entry(6, "name servers"),
          Map.entry(28, "broadcast address"),
          Map.entry(NetworkOffer.TIME_OFFSET, "time offset"),
          Map.entry(NetworkOffer.TIME_SERVERS, "time servers"),
          Map.entry(NetworkOffer.HOST_NAME, "host name"),
          Map.entry(NetworkOffer.DOMAIN, "domain"),
          Map.entry(NetworkOffer.NTP_SERVERS, "NTP servers"),
          Map.entry(NetworkOffer.VENDOR, "vendor options"),
          Map.entry(NetworkOffer.TFTP_SERVER, "TFTP server"),
          Map.entry(NetworkOffer.BOOT_FILE, "boot file"),
          Map.entry(NetworkOffer.SIP_SERVERS, "SIP servers"));

  private OfferText() {}

  static List<String> lines(NetworkOffer offer) {
    List<String> lines = new ArrayList<>();
    for (int code : new TreeSet<>(offer.options().codes())) {
      String name = NAMES.containsKey(code) ? code + " " + NAMES.get(code) : "" + code;
      lines.add(name + ": " + masked(value(offer, code)));
    }
    return List.copyOf(lines);
  }

  private static String value(NetworkOffer offer, int code) {
    DhcpOptions options = offer.options();
    return switch (code) {
      case NetworkOffer.TIME_OFFSET ->
          offer
              .timeOffset()
              .map(zone -> "GMT" + (zone.getTotalSeconds() == 0 ? "" : zone))
              .orElse("none");
      case 1, 3, 6, 28, NetworkOffer.TIME_SERVERS, NetworkOffer.NTP_SERVERS ->
          String.join(
              ", ",
              options.addresses(code).stream().map(java.net.InetAddress::getHostAddress).toList());
      case NetworkOffer.SIP_SERVERS -> String.join(", ", offer.sipServers());
      case NetworkOffer.VENDOR -> vendor(offer.vendorOptions().orElseThrow());
      default ->
          options.text(code).orElseGet(() -> options.bytes(code).orElseThrow().length + " bytes");
    };
  }

  private static String vendor(VendorOptions vendor) {
    List<String> parts = new ArrayList<>();
    for (int code : new TreeSet<>(vendor.options().codes())) {
      String text =
          vendor.text(code).orElse(vendor.options().bytes(code).orElseThrow().length + " bytes");
      parts.add(code + "=" + text);
    }
    return vendor.whole() + String.join(" ", parts);
  }

  private static String masked(String text) {
    return text.replaceAll("(?<=://)[^/@\\s]*@", "***@");
  }
}
