package org.offhook.digest.aka;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.offhook.api.sip.KeyAgreement.Agreed;

/** One subscriber's side of the agreement (3GPP TS 33.102 section 6.3). Phone thread. */
final class Subscriber {
  private static final int RAND = 16;
  private static final int AUTN = 16;
  private static final int SQN = 6;

  /** The management field of a token of ours (TS 33.102 section 6.3.3). */
  private static final byte[] NO_AMF = new byte[2];

  private final Milenage functions;
  private final Sequence sequence;

  /** Where the highest sequence number of the server is kept. */
  interface Sequence {
    /** The highest one that was taken; 0 before the first. */
    long highest();

    /** A higher one was taken. */
    void taken(long number);
  }

  Subscriber(Milenage functions, Sequence sequence) {
    this.functions = functions;
    this.sequence = sequence;
  }

  /** A challenge that was not made by who knows the key, or is none. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String reason) {
      super(reason);
    }
  }

  /**
   * Answers a nonce (RFC 3310 section 3.2): RAND and AUTN, and what else the server likes.
   *
   * @throws Refused when it is not one of the server's
   */
  Agreed answer(String nonce) throws Refused {
    byte[] bytes = decoded(nonce).orElseThrow(() -> new Refused("the nonce is no Base64"));
    if (bytes.length < RAND + AUTN) {
      throw new Refused("the nonce holds %d bytes, expected 32".formatted(bytes.length));
    }
    byte[] rand = Arrays.copyOf(bytes, RAND);
    byte[] autn = Arrays.copyOfRange(bytes, RAND, RAND + AUTN);
    byte[] sqn = Milenage.xor(Arrays.copyOf(autn, SQN), functions.f5(rand));
    byte[] amf = Arrays.copyOfRange(autn, SQN, SQN + 2);
    byte[] mac = Arrays.copyOfRange(autn, SQN + 2, AUTN);
    if (!MessageDigest.isEqual(mac, functions.f1(rand, sqn, amf))) {
      throw new Refused("the server does not know the key");
    }
    long number = number(sqn);
    if (number <= sequence.highest()) {
      return new Agreed(new byte[0], Base64.getEncoder().encodeToString(outOfStep(rand)));
    }
    sequence.taken(number);
    return new Agreed(functions.f2(rand), "");
  }

  /** AUTS: the highest number we know, hidden and signed. */
  private byte[] outOfStep(byte[] rand) {
    byte[] ours =
        Arrays.copyOfRange(ByteBuffer.allocate(8).putLong(sequence.highest()).array(), 2, 8);
    ByteArrayOutputStream token = new ByteArrayOutputStream();
    token.writeBytes(Milenage.xor(ours, functions.f5Star(rand)));
    token.writeBytes(functions.f1Star(rand, ours, NO_AMF));
    return token.toByteArray();
  }

  private static long number(byte[] sqn) {
    return ByteBuffer.allocate(8).position(2).put(sqn).getLong(0);
  }

  private static Optional<byte[]> decoded(String nonce) {
    try {
      return Optional.of(Base64.getDecoder().decode(nonce));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
