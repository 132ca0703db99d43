package org.offhook.dhcp.lease.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** Turns what lease files write for people back into the bytes of options. */
final class OptionValue {
  private static final String ADDRESS = "\\d{1,3}(?:\\.\\d{1,3}){3}";
  private static final Pattern ADDRESSES = Pattern.compile(ADDRESS + "(?:[,\\s]+" + ADDRESS + ")*");
  private static final Pattern OCTETS = Pattern.compile("(?i)[0-9a-f]{1,2}(?::[0-9a-f]{1,2})*");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}");
  private static final Pattern PLAIN_HEX = Pattern.compile("(?i)(?:[0-9a-f]{2})+");

  private OptionValue() {}

  /** Addresses, separated by blanks or commas; empty when one is none. */
  static Optional<byte[]> addresses(String text) {
    if (!ADDRESSES.matcher(text.strip()).matches()) {
      return Optional.empty();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (String one : text.strip().split("[,\\s]+")) {
      if (Arrays.stream(one.split("\\.")).anyMatch(part -> Integer.parseInt(part) > 255)) {
        return Optional.empty();
      }
      try {
        out.writeBytes(InetAddress.getByName(one).getAddress());
      } catch (UnknownHostException e) {
        return Optional.empty();
      }
    }
    return Optional.of(out.toByteArray());
  }

  /** Digits of hexadecimal without anything between. */
  static Optional<byte[]> hex(String text) {
    return PLAIN_HEX.matcher(text).matches()
        ? Optional.of(HexFormat.of().parseHex(text))
        : Optional.empty();
  }

  /** A signed number, as four bytes. */
  static Optional<byte[]> number(String text) {
    if (!NUMBER.matcher(text).matches()) {
      return Optional.empty();
    }
    return Optional.of(ByteBuffer.allocate(4).putInt((int) Long.parseLong(text)).array());
  }

  /** A value of dhclient: text in quotes, addresses, or octets as {@code 1:c:4d}. */
  static Optional<byte[]> ofDhclient(String text) {
    if (text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")) {
      return Optional.of(unquoted(text.substring(1, text.length() - 1)));
    }
    if (OCTETS.matcher(text).matches()) {
      byte[] bytes = new byte[text.split(":").length];
      int at = 0;
      for (String octet : text.split(":")) {
        bytes[at++] = (byte) Integer.parseInt(octet, 16);
      }
      return Optional.of(bytes);
    }
    return addresses(text);
  }

  /** Undoes {@code \"}, {@code \\} and {@code \ooo}, the number of an octet in eights. */
  private static byte[] unquoted(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    while (at < text.length()) {
      int end = at + 1;
      if (text.charAt(at) == '\\' && text.substring(at).matches("(?s)\\\\[0-3][0-7]{2}.*")) {
        end = at + 4;
        out.write(Integer.parseInt(text.substring(at + 1, end), 8));
      } else if (text.charAt(at) == '\\' && at + 1 < text.length()) {
        end = at + 2;
        out.write(text.charAt(at + 1));
      } else {
        end = text.offsetByCodePoints(at, 1);
        out.writeBytes(text.substring(at, end).getBytes(UTF_8));
      }
      at = end;
    }
    return out.toByteArray();
  }
}
