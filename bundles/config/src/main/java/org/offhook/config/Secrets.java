package org.offhook.config;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Opens the encrypted form of a secret, {@code {"base64"}} as the tools of the vendors write it
 * (3DES), or {@code {"gcm:base64"}} (AES-GCM, which also notices a changed text). The text in the
 * file stays encrypted; only the component that uses the secret gets it in plain.
 */
public final class Secrets {
  static final Secrets NONE = new Secrets(SecretKeys.NONE);

  private static final Pattern FORM = Pattern.compile("\\{\"(gcm:)?([A-Za-z0-9+/=]*)\"\\}");
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeys keys;

  /** With these keys. */
  public Secrets(SecretKeys keys) {
    this.keys = keys;
  }

  /** True for text that must never be taken for a plain password. */
  static boolean encrypted(String text) {
    return text.startsWith("{\"") && text.endsWith("\"}");
  }

  /** The plain text; empty when the text is encrypted and cannot be opened. */
  Optional<String> plain(String text) {
    if (!encrypted(text)) {
      return Optional.of(text);
    }
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(form.group(2));
      return text(form.group(1) == null ? tripleDes(bytes) : gcm(bytes));
    } catch (GeneralSecurityException | IllegalArgumentException | CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** What would have been accepted instead of an encrypted text that cannot be opened. */
  String expected(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return "base64 between {\" and \"}";
    }
    boolean gcm = form.group(1) != null;
    if ((gcm ? keys.aes() : keys.tripleDes()).length == 0) {
      return "an encrypted value whose key is known: no %s key is configured"
          .formatted(gcm ? "AES" : "3DES");
    }
    return "a value encrypted with the %s key of this phone".formatted(gcm ? "AES" : "3DES");
  }

  /**
   * Encrypts a secret as {@code {"base64"}}, as older phones read it: a change of it is not noticed
   * for certain.
   *
   * @throws GeneralSecurityException when there is no 3DES key
   */
  public String tripleDesSealed(String plain) throws GeneralSecurityException {
    byte[] sealed = new FileSeal(keys).tripleDesSealed(plain.getBytes(StandardCharsets.UTF_8));
    return "{\"" + Base64.getEncoder().encodeToString(sealed) + "\"}";
  }

  private byte[] tripleDes(byte[] bytes) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("DESede/CBC/PKCS5Padding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(keys.tripleDes(), "DESede"),
        new IvParameterSpec(keys.vector()));
    return cipher.doFinal(bytes);
  }

  private byte[] gcm(byte[] bytes) throws GeneralSecurityException {
    if (bytes.length < NONCE) {
      throw new GeneralSecurityException("too short");
    }
    return gcm(Cipher.DECRYPT_MODE, bytes).doFinal(Arrays.copyOfRange(bytes, NONCE, bytes.length));
  }

  private Cipher gcm(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode,
        new SecretKeySpec(keys.aes(), "AES"),
        new GCMParameterSpec(TAG_BITS, nonce, 0, NONCE));
    return cipher;
  }

  /** A wrong 3DES key is noticed by what comes out: text of a password is printable. */
  private static Optional<String> text(byte[] plain) throws CharacterCodingException {
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain)).toString();
    boolean printable = text.chars().noneMatch(Character::isISOControl);
    return printable && !text.isEmpty() ? Optional.of(text) : Optional.empty();
  }

  /**
   * Encrypts a secret as {@code {"gcm:base64"}}: a nonce of 12 bytes, the text, a tag of 16 bytes.
   *
   * @throws GeneralSecurityException when there is no AES key
   */
  public String sealed(String plain) throws GeneralSecurityException {
    if (keys.aes().length == 0) {
      throw new GeneralSecurityException("no AES key is configured");
    }
    byte[] nonce = new byte[NONCE];
    new SecureRandom().nextBytes(nonce);
    byte[] sealed = gcm(Cipher.ENCRYPT_MODE, nonce).doFinal(plain.getBytes(StandardCharsets.UTF_8));
    byte[] all = Arrays.copyOf(nonce, NONCE + sealed.length);
    System.arraycopy(sealed, 0, all, NONCE, sealed.length);
    return "{\"gcm:" + Base64.getEncoder().encodeToString(all) + "\"}";
  }
}
