package org.offhook.dhcp;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.network.DhcpOptions;
import org.offhook.api.network.NetworkOffer;

/** Reads what servers answer. */
final class Reply {
  private static final int OVERLOADED_FILE = 1;
  private static final int OVERLOADED_NAME = 2;

  private Reply() {}

  /** True when a packet claims to answer this question; others belong to somebody else. */
  static boolean answers(ByteBuffer packet, Inform question) {
    if (packet.limit() <= Message.HARDWARE + question.from().hardware().length() / 2) {
      return false;
    }
    byte[] hardware = HexFormat.of().parseHex(question.from().hardware());
    byte[] theirs = new byte[hardware.length];
    packet.get(Message.HARDWARE, theirs);
    return packet.get(0) == Message.REPLY
        && packet.getInt(Message.ID) == question.id()
        && Arrays.equals(hardware, theirs);
  }

  /**
   * The options of an acknowledgement.
   *
   * @return empty for another message of DHCP
   * @throws IllegalArgumentException when it is malformed; the message tells why
   */
  static Optional<DhcpOptions> options(ByteBuffer packet) {
    if (packet.limit() < Message.OPTIONS || packet.getInt(Message.COOKIE) != Message.COOKIE_VALUE) {
      throw new IllegalArgumentException("it is no message of DHCP");
    }
    OptionFields fields = new OptionFields().read(field(packet, Message.OPTIONS, packet.limit()));
    int overload = Math.max(0, fields.first(Message.OVERLOAD));
    if ((overload & OVERLOADED_FILE) != 0) {
      fields.read(field(packet, Message.FILE, Message.COOKIE));
    }
    if ((overload & OVERLOADED_NAME) != 0) {
      fields.read(field(packet, Message.SERVER_NAME, Message.FILE));
    }
    if (fields.first(Message.TYPE) != Message.ACK) {
      return Optional.empty();
    }
    boot(packet, overload, fields.all());
    fields.all().keySet().removeIf(Reply::isOfTheProtocol);
    return Optional.of(new DhcpOptions(fields.all()));
  }

  /** Lease, types and names of the exchange itself (RFC 2132 section 9) are no offer. */
  private static boolean isOfTheProtocol(int code) {
    return code >= Message.FIRST_OWN && code <= Message.LAST_OWN;
  }

  /** Server and file of BOOTP (RFC 951) count where options 66 and 67 are missing. */
  private static void boot(ByteBuffer packet, int overload, Map<Integer, byte[]> options) {
    byte[] name = text(field(packet, Message.SERVER_NAME, Message.FILE));
    byte[] file = text(field(packet, Message.FILE, Message.COOKIE));
    if ((overload & OVERLOADED_NAME) == 0 && name.length > 0) {
      options.putIfAbsent(NetworkOffer.TFTP_SERVER, name);
    }
    if ((overload & OVERLOADED_FILE) == 0 && file.length > 0) {
      options.putIfAbsent(NetworkOffer.BOOT_FILE, file);
      String next = address(field(packet, Message.NEXT_SERVER, Message.NEXT_SERVER + 4));
      if (!next.equals("0.0.0.0")) {
        options.putIfAbsent(
            NetworkOffer.TFTP_SERVER, next.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      }
    }
  }

  private static String address(byte[] bytes) {
    return "%d.%d.%d.%d"
        .formatted(bytes[0] & 0xff, bytes[1] & 0xff, bytes[2] & 0xff, bytes[3] & 0xff);
  }

  private static byte[] text(byte[] field) {
    int end = 0;
    while (end < field.length && field[end] != 0) {
      end++;
    }
    return Arrays.copyOf(field, end);
  }

  private static byte[] field(ByteBuffer packet, int from, int to) {
    byte[] field = new byte[to - from];
    packet.get(from, field);
    return field;
  }
}
