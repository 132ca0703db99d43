package org.offhook.sip;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Random identifiers: tags, Call-IDs, branches, client nonces (RFC 3261 section 19.3). */
final class Tokens {
  private static final int BYTES = 10;
  private final SecureRandom random = new SecureRandom();

  /** One that nobody can guess, 80 bits in hexadecimal. */
  String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  SecureRandom random() {
    return random;
  }
}
