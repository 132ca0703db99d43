package org.offhook.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Ed25519 keys in PEM files, as {@code openssl genpkey -algorithm ed25519} writes them. */
final class SigningKeys {
  private SigningKeys() {}

  static PrivateKey privateKey(Path file) throws IOException, Fault {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePrivate(new PKCS8EncodedKeySpec(body(file, "PRIVATE KEY")));
    } catch (GeneralSecurityException e) {
      throw new Fault(file + " holds no Ed25519 private key: " + e.getMessage());
    }
  }

  static PublicKey publicKey(Path file) throws IOException, Fault {
    try {
      return KeyFactory.getInstance("Ed25519")
          .generatePublic(new X509EncodedKeySpec(body(file, "PUBLIC KEY")));
    } catch (GeneralSecurityException e) {
      throw new Fault(file + " holds no Ed25519 public key: " + e.getMessage());
    }
  }

  private static byte[] body(Path file, String type) throws IOException, Fault {
    String text = Files.readString(file);
    int begin = text.indexOf("-----BEGIN " + type + "-----");
    int end = text.indexOf("-----END " + type + "-----");
    if (begin < 0 || end < begin) {
      throw new Fault(file + " is no PEM file with a " + type);
    }
    String base64 = text.substring(text.indexOf('\n', begin), end);
    try {
      return Base64.getMimeDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new Fault(file + " is a damaged PEM file: " + e.getMessage());
    }
  }
}
