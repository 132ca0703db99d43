package org.offhook.dhcp.lease.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a lease of systemd-networkd: a line {@code NAME=value} for each option. */
final class NetworkdLease {
  private static final Pattern LINE = Pattern.compile("(?m)^([A-Z0-9_]+)=(.*)$");
  private static final Pattern NUMBERED = Pattern.compile("OPTION_(\\d{1,3})");
  private static final byte ADDRESSES_FOLLOW = 1;

  private NetworkdLease() {}

  /** Its options; empty when it is no such file. */
  static Optional<Map<Integer, byte[]>> read(String file) {
    Map<Integer, byte[]> options = new TreeMap<>();
    boolean lease = false;
    Matcher line = LINE.matcher(file);
    while (line.find()) {
      lease |= line.group(1).equals("ADDRESS");
      take(line.group(1), line.group(2).strip().replaceAll("^\"(.*)\"$", "$1"), options);
    }
    return lease ? Optional.of(options) : Optional.empty();
  }

  private static void take(String name, String value, Map<Integer, byte[]> options) {
    switch (name) {
      case "NETMASK" -> put(1, OptionValue.addresses(value), options);
      case "ROUTER" -> put(3, OptionValue.addresses(value), options);
      case "DNS" -> put(6, OptionValue.addresses(value), options);
      case "HOSTNAME" -> put(12, text(value), options);
      case "DOMAINNAME" -> put(15, text(value), options);
      case "BROADCAST" -> put(28, OptionValue.addresses(value), options);
      case "NTP" -> put(42, OptionValue.addresses(value), options);
      case "VENDOR_SPECIFIC" -> put(43, OptionValue.hex(value), options);
      case "SIP" -> put(120, OptionValue.addresses(value).map(NetworkdLease::sip), options);
      default -> {
        Matcher numbered = NUMBERED.matcher(name);
        if (numbered.matches()) {
          put(Integer.parseInt(numbered.group(1)), OptionValue.hex(value), options);
        }
      }
    }
  }

  private static void put(int code, Optional<byte[]> value, Map<Integer, byte[]> options) {
    if (code > 0 && code < 255) {
      value.ifPresent(bytes -> options.put(code, bytes));
    }
  }

  private static Optional<byte[]> text(String value) {
    return Optional.of(value.getBytes(UTF_8)).filter(bytes -> bytes.length > 0);
  }

  private static byte[] sip(byte[] addresses) {
    byte[] value = new byte[addresses.length + 1];
    value[0] = ADDRESSES_FOLLOW;
    System.arraycopy(addresses, 0, value, 1, addresses.length);
    return value;
  }
}
