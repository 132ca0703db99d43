package org.offhook.dialect.escene;

import java.io.IOException;
import java.io.InputStream;
import org.offhook.api.config.BoundedFile;
import org.offhook.api.config.Keyring;

/** The bytes of a file, opened when it is encrypted. */
final class PlainFile {
  private static final int LARGEST = 16 << 20;

  private PlainFile() {}

  static byte[] read(String source, InputStream in, Keyring keys) throws IOException {
    byte[] bytes = BoundedFile.read(source, in, LARGEST);
    if (looksLikeXml(bytes)) {
      return bytes;
    }
    try {
      return keys.open(bytes, Keyring.Form.AES);
    } catch (IOException e) {
      throw new IOException(source + ": neither XML nor opened: " + e.getMessage(), e);
    }
  }

  /** Blanks, a byte order mark, the zeros of UTF-16, and then an angle bracket. */
  static boolean looksLikeXml(byte[] head) {
    for (byte b : head) {
      int c = b & 0xff;
      if (c == '<') {
        return true;
      }
      boolean before = c <= ' ' && c != 1 || c == 0xef || c == 0xbb || c == 0xbf || c >= 0xfe;
      if (!before) {
        return false;
      }
    }
    return false;
  }
}
