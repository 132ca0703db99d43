package org.offhook.sip;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** Hash of a digest, weakest first (RFC 2617, 7616, 8760). */
enum DigestAlgorithm {
  /** RFC 2617. */
  MD5("MD5", "MD5"),
  /** RFC 7616. */
  SHA_256("SHA-256", "SHA-256"),
  /** RFC 7616: SHA-512/256 of FIPS 180-4. */
  SHA_512_256("SHA-512-256", "SHA-512/256"),
  /** RFC 3310: the password is derived from the challenge. */
  AKA_V1_MD5("AKAv1-MD5", "MD5");

  private static final String SESSION = "-sess";

  private final String token;
  private final String javaName;

  DigestAlgorithm(String token, String javaName) {
    this.token = token;
    this.javaName = javaName;
  }

  /** The algorithm of a challenge's token, with or without {@code -sess}; MD5 when empty. */
  static Optional<DigestAlgorithm> of(String token) {
    if (token.isEmpty()) {
      return Optional.of(MD5);
    }
    String base = isSession(token) ? token.substring(0, token.length() - SESSION.length()) : token;
    for (DigestAlgorithm algorithm : values()) {
      if (algorithm.token.equalsIgnoreCase(base)) {
        return Optional.of(algorithm);
      }
    }
    return Optional.empty();
  }

  /** True for the variant that hashes the nonce into A1. */
  static boolean isSession(String token) {
    return token.toLowerCase(java.util.Locale.ROOT).endsWith(SESSION);
  }

  /** Who derives the password, as {@code AKAv1}; empty where it is configured. */
  String agreement() {
    int end = token.startsWith("AKA") ? token.indexOf('-') : 0;
    return token.substring(0, end);
  }

  /** Hash of a text in lower-case hexadecimal. */
  String hash(String text) {
    return hash(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Hash of bytes in lower-case hexadecimal. */
  String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(javaName).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(javaName + " is missing in this Java runtime", e);
    }
  }
}
