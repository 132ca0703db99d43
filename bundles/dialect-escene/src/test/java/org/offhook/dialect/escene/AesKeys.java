package org.offhook.dialect.escene;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.offhook.api.config.Keyring;

/** One AES key. */
record AesKeys(byte[] key) implements Keyring {
  static final AesKeys ONE = new AesKeys("0123456789abcdef".getBytes());

  byte[] seal(byte[] plain) throws GeneralSecurityException {
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, new byte[16]).doFinal(plain);
    byte[] all = new byte[16 + sealed.length];
    System.arraycopy(sealed, 0, all, 16, sealed.length);
    return all;
  }

  private Cipher cipher(int mode, byte[] vector) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(vector));
    return cipher;
  }

  @Override
  public byte[] open(byte[] sealed, Form form) throws IOException {
    if (sealed.length < 16) {
      throw new IOException("too short");
    }
    try {
      byte[] vector = Arrays.copyOf(sealed, 16);
      return cipher(Cipher.DECRYPT_MODE, vector)
          .doFinal(Arrays.copyOfRange(sealed, 16, Math.max(16, sealed.length)));
    } catch (GeneralSecurityException e) {
      throw new IOException("another key, or a changed file", e);
    }
  }

  @Override
  public boolean marked(byte[] head) {
    return false;
  }
}
