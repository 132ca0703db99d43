package org.offhook.dhcp;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Reads options out of the fields of a message (RFC 2132), joining long ones (RFC 3396). */
final class OptionFields {
  private static final int PAD = 0;
  private static final int END = 255;

  private final Map<Integer, byte[]> options = new TreeMap<>();

  /**
   * Reads a field.
   *
   * @throws IllegalArgumentException when an option goes beyond its end
   */
  OptionFields read(byte[] field) {
    int at = 0;
    while (at < field.length && (field[at] & 0xff) != END) {
      int code = field[at++] & 0xff;
      if (code != PAD) {
        int length = at < field.length ? field[at++] & 0xff : END;
        if (at + length > field.length) {
          throw new IllegalArgumentException("option " + code + " goes beyond the end");
        }
        options.merge(code, Arrays.copyOfRange(field, at, at + length), OptionFields::joined);
        at += length;
      }
    }
    return this;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** First byte of an option, or -1. */
  int first(int code) {
    byte[] value = options.get(code);
    return value == null || value.length == 0 ? -1 : value[0] & 0xff;
  }

  Map<Integer, byte[]> all() {
    return options;
  }
}
