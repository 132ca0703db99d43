package org.offhook.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.offhook.api.config.Keyring;

/**
 * Seals and opens whole files. The authenticated form is the mark {@code OFFHOOK-GCM1} and a line
 * end, a nonce of 12 bytes, the text under AES-GCM and a tag of 16 bytes; it is the one to use. A
 * {@code .cfx} file is DES-EDE3-CBC, as {@code openssl enc -des-ede3-cbc -nosalt -K .. -iv ..} with
 * the key and vector of the key file writes it; it has no tag, so a change is noticed only by what
 * comes out.
 */
public final class FileSeal implements Keyring {
  private static final byte[] MARK = "OFFHOOK-GCM1\n".getBytes(StandardCharsets.US_ASCII);
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;
  private static final int AES_BLOCK = 16;

  private final SecretKeys keys;

  /** With these keys. */
  public FileSeal(SecretKeys keys) {
    this.keys = keys;
  }

  /** Without any: every file is refused with the reason. */
  public static FileSeal withoutKeys() {
    return new FileSeal(SecretKeys.NONE);
  }

  @Override
  public boolean marked(byte[] head) {
    return head.length >= MARK.length && Arrays.equals(Arrays.copyOf(head, MARK.length), MARK);
  }

  @Override
  public byte[] open(byte[] sealed, Form form) throws IOException {
    boolean tripleDes = form == Form.TRIPLE_DES && !marked(sealed);
    if ((tripleDes ? keys.tripleDes() : keys.aes()).length == 0) {
      throw new IOException("no %s key is configured".formatted(tripleDes ? "3DES" : "AES"));
    }
    try {
      return opened(sealed, tripleDes);
    } catch (GeneralSecurityException e) {
      throw new IOException("it was encrypted with another key, or changed", e);
    }
  }

  private byte[] opened(byte[] sealed, boolean tripleDes) throws GeneralSecurityException {
    if (tripleDes) {
      return tripleDes(Cipher.DECRYPT_MODE).doFinal(sealed);
    }
    int before = marked(sealed) ? MARK.length + NONCE : AES_BLOCK;
    if (sealed.length < before) {
      throw new GeneralSecurityException("too short");
    }
    Cipher cipher =
        marked(sealed)
            ? gcm(Cipher.DECRYPT_MODE, Arrays.copyOfRange(sealed, MARK.length, before))
            : cbc(Cipher.DECRYPT_MODE, Arrays.copyOf(sealed, before));
    return cipher.doFinal(sealed, before, sealed.length - before);
  }

  /**
   * Seals a file in the authenticated form.
   *
   * @throws GeneralSecurityException when there is no AES key
   */
  public byte[] sealed(byte[] plain) throws GeneralSecurityException {
    wanted(keys.aes(), "AES");
    byte[] nonce = random(NONCE);
    return joined(MARK, nonce, gcm(Cipher.ENCRYPT_MODE, nonce).doFinal(plain));
  }

  /**
   * Seals a file as {@code .cfx}.
   *
   * @throws GeneralSecurityException when there is no 3DES key
   */
  public byte[] tripleDesSealed(byte[] plain) throws GeneralSecurityException {
    wanted(keys.tripleDes(), "3DES");
    return tripleDes(Cipher.ENCRYPT_MODE).doFinal(plain);
  }

  /**
   * Seals an Escene file: a vector of 16 bytes, then AES-CBC.
   *
   * @throws GeneralSecurityException when there is no AES key
   */
  public byte[] aesSealed(byte[] plain) throws GeneralSecurityException {
    wanted(keys.aes(), "AES");
    byte[] vector = random(AES_BLOCK);
    return joined(new byte[0], vector, cbc(Cipher.ENCRYPT_MODE, vector).doFinal(plain));
  }

  private static void wanted(byte[] key, String name) throws GeneralSecurityException {
    if (key.length == 0) {
      throw new GeneralSecurityException("no " + name + " key is configured");
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static byte[] joined(byte[] first, byte[] second, byte[] third) {
    byte[] all = Arrays.copyOf(first, first.length + second.length + third.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    System.arraycopy(third, 0, all, first.length + second.length, third.length);
    return all;
  }

  private Cipher tripleDes(int mode) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("DESede/CBC/PKCS5Padding");
    cipher.init(
        mode, new SecretKeySpec(keys.tripleDes(), "DESede"), new IvParameterSpec(keys.vector()));
    return cipher;
  }

  private Cipher gcm(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(keys.aes(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private Cipher cbc(int mode, byte[] vector) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(mode, new SecretKeySpec(keys.aes(), "AES"), new IvParameterSpec(vector));
    return cipher;
  }
}
