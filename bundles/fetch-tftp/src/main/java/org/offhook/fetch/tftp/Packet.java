package org.offhook.fetch.tftp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A packet of RFC 1350 as it came, of at least four bytes. */
record Packet(byte[] bytes, int length) {
  static final int DATA = 3;
  static final int ACKNOWLEDGEMENT = 4;
  static final int ERROR = 5;
  static final int OPTIONS = 6;

  int kind() {
    return number(0);
  }

  /** Number of the block, or of the error. */
  int block() {
    return number(2);
  }

  private int number(int at) {
    return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
  }

  /** Text of an error, of printable characters. */
  String text() {
    String text = new String(bytes, 4, length - 4, ISO_8859_1);
    return text.replaceAll("[^\\x20-\\x7e]+", " ").strip();
  }

  /** Options by their names in lower case (RFC 2347). */
  Map<String, String> options() {
    String[] parts = new String(bytes, 2, length - 2, ISO_8859_1).split("\0", -1);
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i + 1 < parts.length; i += 2) {
      options.put(parts[i].toLowerCase(Locale.ROOT), parts[i + 1]);
    }
    return options;
  }

  /** Asks for a file. */
  static byte[] request(String file, int blockSize) {
    return request(1, file, blockSize, 0);
  }

  /** Offers a file of this many bytes. */
  static byte[] offer(String file, int blockSize, long size) {
    return request(2, file, blockSize, size);
  }

  private static byte[] request(int kind, String file, int blockSize, long size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0, (byte) kind});
    for (String part :
        new String[] {
          file, "octet", "blksize", "" + blockSize, "timeout", "2", "tsize", "" + size
        }) {
      out.writeBytes(part.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      out.write(0);
    }
    return out.toByteArray();
  }

  /** A block of a file. */
  static byte[] data(int block, byte[] bytes, int from, int length) {
    byte[] packet = new byte[length + 4];
    packet[1] = DATA;
    packet[2] = (byte) (block >> 8);
    packet[3] = (byte) block;
    System.arraycopy(bytes, from, packet, 4, length);
    return packet;
  }

  /** Acknowledges a block. */
  static byte[] acknowledge(int block) {
    return new byte[] {0, 4, (byte) (block >> 8), (byte) block};
  }

  /** Tells a server that it is not meant (5) or that the transfer ends (0). */
  static byte[] error(int code) {
    return new byte[] {0, 5, 0, (byte) code, 0};
  }
}
