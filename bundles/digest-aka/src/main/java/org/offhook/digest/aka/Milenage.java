package org.offhook.digest.aka;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * The functions that a subscriber's key and a server agree by (3GPP TS 35.206 section 4.1). All
 * values are bytes, the most significant first.
 */
final class Milenage {
  private static final int BLOCK = 16;

  private final SecretKeySpec key;
  private final byte[] opc;

  private Milenage(byte[] key, byte[] opc) {
    this.key = new SecretKeySpec(key, "AES");
    this.opc = opc;
  }

  /** With the operator's value as derived for this key. */
  static Milenage withOpc(byte[] key, byte[] opc) {
    return new Milenage(key.clone(), opc.clone());
  }

  /** With the operator's value itself. */
  static Milenage withOp(byte[] key, byte[] op) {
    Milenage plain = new Milenage(key.clone(), new byte[BLOCK]);
    return new Milenage(key.clone(), xor(plain.encrypted(op), op));
  }

  /** MAC-A of the server's token: 8 bytes. */
  byte[] f1(byte[] rand, byte[] sqn, byte[] amf) {
    return Arrays.copyOf(out1(rand, sqn, amf), 8);
  }

  /** MAC-S of a token of ours: 8 bytes. */
  byte[] f1Star(byte[] rand, byte[] sqn, byte[] amf) {
    return Arrays.copyOfRange(out1(rand, sqn, amf), 8, BLOCK);
  }

  /** RES, the answer: 8 bytes. */
  byte[] f2(byte[] rand) {
    return Arrays.copyOfRange(out(rand, 0, 1), 8, BLOCK);
  }

  /** AK, which hides the server's sequence number: 6 bytes. */
  byte[] f5(byte[] rand) {
    return Arrays.copyOf(out(rand, 0, 1), 6);
  }

  /** AK, which hides a sequence number of ours: 6 bytes. */
  byte[] f5Star(byte[] rand) {
    return Arrays.copyOf(out(rand, 12, 8), 6);
  }

  private byte[] out1(byte[] rand, byte[] sqn, byte[] amf) {
    byte[] in = new byte[BLOCK];
    for (int half = 0; half < BLOCK; half += 8) {
      System.arraycopy(sqn, 0, in, half, 6);
      System.arraycopy(amf, 0, in, half + 6, 2);
    }
    byte[] temp = encrypted(xor(rand, opc));
    return xor(encrypted(xor(temp, rotated(xor(in, opc), 8))), opc);
  }

  /**
   * One of the others.
   *
   * @param rotation in bytes
   * @param constant last byte of the constant, whose others are 0
   */
  private byte[] out(byte[] rand, int rotation, int constant) {
    byte[] temp = rotated(xor(encrypted(xor(rand, opc)), opc), rotation);
    temp[BLOCK - 1] ^= (byte) constant;
    return xor(encrypted(temp), opc);
  }

  private static byte[] rotated(byte[] block, int bytes) {
    byte[] rotated = new byte[BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      rotated[i] = block[(i + bytes) % BLOCK];
    }
    return rotated;
  }

  /** Bytes that differ. */
  static byte[] xor(byte[] one, byte[] other) {
    byte[] result = new byte[one.length];
    for (int i = 0; i < one.length; i++) {
      result[i] = (byte) (one[i] ^ other[i]);
    }
    return result;
  }

  /** One block alone: there is no chain of blocks that its mode could give away. */
  private byte[] encrypted(byte[] block) {
    try {
      Cipher cipher = Cipher.getInstance("AES/ECB/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key);
      return cipher.doFinal(block);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES is missing in this Java runtime", e);
    }
  }
}
