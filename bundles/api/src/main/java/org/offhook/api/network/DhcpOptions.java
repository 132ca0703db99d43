package org.offhook.api.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Options of DHCP by their numbers (RFC 2132), long ones joined (RFC 3396). Does not change. */
public final class DhcpOptions {
  /** No option at all. */
  public static final DhcpOptions NONE = new DhcpOptions(Map.of());

  private final SortedMap<Integer, byte[]> values = new TreeMap<>();

  /** With copies of these values, as they were on the wire. */
  public DhcpOptions(Map<Integer, byte[]> values) {
    values.forEach((code, value) -> this.values.put(code, value.clone()));
  }

  /** Numbers of the options that are there, ascending. */
  public Set<Integer> codes() {
    return Set.copyOf(values.keySet());
  }

  /** A copy of the bytes of an option. */
  public Optional<byte[]> bytes(int code) {
    return Optional.ofNullable(values.get(code)).map(byte[]::clone);
  }

  /**
   * An option as text in UTF-8, without the NULs and blanks that some servers add at its end.
   *
   * @return empty when the option is missing, empty, no UTF-8, or holds control characters
   */
  public Optional<String> text(int code) {
    return bytes(code)
        .map(value -> new String(value, StandardCharsets.UTF_8).replaceAll("[\\x00\\s]+$", ""))
        .map(String::strip)
        .filter(text -> !text.isEmpty() && text.chars().noneMatch(DhcpOptions::isNoText));
  }

  private static boolean isNoText(int character) {
    return Character.isISOControl(character) || character == '\ufffd';
  }

  /** An option as a list of IPv4 addresses; empty when its length is no multiple of four. */
  public List<InetAddress> addresses(int code) {
    byte[] value = values.getOrDefault(code, new byte[0]);
    List<InetAddress> addresses = new ArrayList<>();
    for (int at = 0; value.length % 4 == 0 && at < value.length; at += 4) {
      try {
        addresses.add(InetAddress.getByAddress(Arrays.copyOfRange(value, at, at + 4)));
      } catch (UnknownHostException e) {
        throw new IllegalStateException("four bytes are an address", e);
      }
    }
    return List.copyOf(addresses);
  }

  /** An option as a signed number of 32 bits; empty when it has another length. */
  public OptionalInt number(int code) {
    byte[] value = values.get(code);
    return value == null || value.length != 4
        ? OptionalInt.empty()
        : OptionalInt.of(ByteBuffer.wrap(value).getInt());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DhcpOptions options
        && values.keySet().equals(options.values.keySet())
        && values.entrySet().stream()
            .allMatch(each -> Arrays.equals(each.getValue(), options.values.get(each.getKey())));
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (Map.Entry<Integer, byte[]> each : values.entrySet()) {
      hash = 31 * (31 * hash + each.getKey()) + Arrays.hashCode(each.getValue());
    }
    return hash;
  }

  /** In hexadecimal; may hold what is not for everybody's eyes. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    values.forEach(
        (code, value) ->
            text.append(text.isEmpty() ? "" : " ")
                .append(code)
                .append('=')
                .append(HexFormat.of().formatHex(value)));
    return text.toString();
  }
}
