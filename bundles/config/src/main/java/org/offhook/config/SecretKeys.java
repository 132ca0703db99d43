package org.offhook.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;

/**
 * The keys of this phone for encrypted values, from a file of {@code name=hex} lines: {@code 3des}
 * (24 bytes), {@code iv} (8 bytes; zeros when it is not there) and {@code aes} (16, 24 or 32
 * bytes). There is no built-in key: one that every phone of a maker shares protects nothing.
 */
public final class SecretKeys {
  static final SecretKeys NONE = new SecretKeys();
  private static final int BLOCK = 8;

  private byte[] tripleDes = {};
  private byte[] vector = new byte[BLOCK];
  private byte[] aes = {};

  private SecretKeys() {}

  /**
   * Reads a key file.
   *
   * @throws IOException when it cannot be read, or says something else; the message names the line
   *     and never the key
   */
  public static SecretKeys of(Path file) throws IOException {
    SecretKeys keys = new SecretKeys();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      CfgLine line = CfgLine.parse(lines.get(i));
      if (line.kind() != CfgLine.Kind.SILENT && !keys.take(line.path(), line.value())) {
        throw new IOException(
            "%s:%d: expected 3des=, iv= or aes= and 24, 8, or 16 to 32 bytes in hexadecimal"
                .formatted(file.getFileName(), i + 1));
      }
    }
    return keys;
  }

  private boolean take(String name, String hex) {
    byte[] bytes;
    try {
      bytes = HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      return false;
    }
    switch (name) {
      case "3des" -> tripleDes = bytes;
      case "iv" -> vector = bytes;
      case "aes" -> aes = bytes;
      default -> {
        return false;
      }
    }
    return (tripleDes.length == 0 || tripleDes.length == 3 * BLOCK)
        && vector.length == BLOCK
        && (aes.length == 0 || aes.length >= 16 && aes.length <= 32 && aes.length % BLOCK == 0);
  }

  byte[] tripleDes() {
    return tripleDes;
  }

  byte[] vector() {
    return vector;
  }

  byte[] aes() {
    return aes;
  }
}
