package org.offhook.fetch.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Reads certificates and keys in the textual form of RFC 7468. */
final class Pem {
  private static final Pattern KEY =
      Pattern.compile(
          "-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

  /** AlgorithmIdentifier of RSA (RFC 8017 appendix A), after the version of PKCS #8. */
  private static final byte[] RSA = {
    2,
    1,
    0,
    0x30,
    0x0d,
    6,
    9,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    1,
    1,
    1,
    5,
    0
  };

  private Pem() {}

  /** All certificates of a file, in their order. */
  static List<Certificate> certificates(byte[] file) throws GeneralSecurityException {
    List<Certificate> all =
        List.copyOf(
            CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(file)));
    if (all.isEmpty()) {
      throw new GeneralSecurityException("it holds no certificate, expected PEM");
    }
    return all;
  }

  /** The first private key of a file: PKCS #8, encrypted or not, or the older form of RSA. */
  static PrivateKey key(byte[] file, String password) throws GeneralSecurityException {
    Matcher key = KEY.matcher(new String(file, US_ASCII));
    if (!key.find()) {
      throw new GeneralSecurityException("it holds no private key, expected PEM");
    }
    byte[] bytes = Base64.getMimeDecoder().decode(key.group(2));
    return switch (key.group(1)) {
      case "RSA PRIVATE KEY" -> key(new PKCS8EncodedKeySpec(sequence(RSA, octets(bytes))));
      case "ENCRYPTED PRIVATE KEY" -> key(opened(bytes, password));
      case "EC PRIVATE KEY" ->
          throw new GeneralSecurityException("its key is in an old form, expected PKCS #8");
      default -> key(new PKCS8EncodedKeySpec(bytes));
    };
  }

  private static PrivateKey key(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
    for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (InvalidKeySpecException e) {
        // It may be a key of another kind.
      }
    }
    throw new GeneralSecurityException("its key is of no kind that is known here");
  }

  private static PKCS8EncodedKeySpec opened(byte[] bytes, String password)
      throws GeneralSecurityException {
    EncryptedPrivateKeyInfo info;
    try {
      info = new EncryptedPrivateKeyInfo(bytes);
    } catch (IOException e) {
      throw new GeneralSecurityException(
          "its key is locked in a way not known here, expected AES", e);
    }
    try {
      // PBES2 says in its parameters what it is made of (RFC 8018).
      boolean named = !info.getAlgName().startsWith("PBES2");
      String scheme = named ? info.getAlgName() : info.getAlgParameters().toString();
      Cipher cipher = Cipher.getInstance(scheme);
      PBEKeySpec secret = new PBEKeySpec(password.toCharArray());
      cipher.init(
          Cipher.DECRYPT_MODE,
          SecretKeyFactory.getInstance(scheme).generateSecret(secret),
          info.getAlgParameters());
      return info.getKeySpec(cipher);
    } catch (GeneralSecurityException e) {
      throw new GeneralSecurityException("its key does not open with this password", e);
    }
  }

  private static byte[] octets(byte[] content) {
    return element(4, content);
  }

  private static byte[] sequence(byte[] first, byte[] second) {
    return element(
        0x30, ByteBuffer.allocate(first.length + second.length).put(first).put(second).array());
  }

  /** An element of DER with a length of two bytes, as those of keys are. */
  private static byte[] element(int tag, byte[] content) {
    return ByteBuffer.allocate(content.length + 4)
        .put((byte) tag)
        .put((byte) 0x82)
        .putShort((short) content.length)
        .put(content)
        .array();
  }
}
