package org.offhook.slots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The keys of those whose firmware an image takes: Ed25519 public keys, PEM, one after another. */
public final class TrustedKeys {
  /** Name of the file in the directory of an image. */
  public static final String FILE = "trusted.pem";

  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]*)-----END PUBLIC KEY-----");

  private TrustedKeys() {}

  /**
   * Those of an image; none when it has no such file.
   *
   * @throws IOException when the file is damaged
   */
  public static List<PublicKey> of(Path image) throws IOException {
    Path file = image.resolve(FILE);
    List<PublicKey> keys = new ArrayList<>();
    if (Files.isRegularFile(file)) {
      Matcher matcher = KEY.matcher(Files.readString(file));
      while (matcher.find()) {
        keys.add(key(file, matcher.group(1)));
      }
    }
    return keys;
  }

  private static PublicKey key(Path file, String base64) throws IOException {
    try {
      byte[] encoded = Base64.getMimeDecoder().decode(base64);
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(file + " holds no Ed25519 public key: " + e.getMessage(), e);
    }
  }
}
