package org.offhook.dialect.audiocodes;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.offhook.api.config.Keyring;

/** An encrypted file is opened before its lines are read. */
final class SealedCfg {
  private final Keyring keys;

  SealedCfg(Keyring keys) {
    this.keys = keys;
  }

  /**
   * The plain bytes.
   *
   * @throws IOException when it is encrypted and cannot be opened: nothing of it counts
   */
  byte[] opened(String source, byte[] bytes) throws IOException {
    String name = source.toLowerCase(Locale.ROOT).replaceAll("[?#].*", "");
    if (!name.endsWith(".cfx") && !keys.marked(bytes)) {
      return bytes;
    }
    try {
      byte[] plain = keys.open(bytes, Keyring.Form.TRIPLE_DES);
      return keys.marked(bytes) ? plain : checked(plain);
    } catch (IOException e) {
      throw new IOException(
          source + ": an encrypted file that is not opened: " + e.getMessage(), e);
    }
  }

  /** 3DES has no tag: a wrong key or a changed byte shows in what comes out, and only there. */
  private static byte[] checked(byte[] plain) throws IOException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(plain)).toString();
      if (text.chars().allMatch(c -> c == '\t' || c == '\n' || c == '\r' || c > ' ' - 1)) {
        return plain;
      }
    } catch (CharacterCodingException e) {
      // Said below.
    }
    throw new IOException("what comes out is no text, so the key is another or it was changed");
  }
}
