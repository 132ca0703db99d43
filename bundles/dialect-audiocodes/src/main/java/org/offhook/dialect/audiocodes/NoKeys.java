package org.offhook.dialect.audiocodes;

import java.io.IOException;
import org.offhook.api.config.Keyring;

/** No key at all. */
final class NoKeys implements Keyring {
  @Override
  public byte[] open(byte[] sealed, Form form) throws IOException {
    throw new IOException("no key is configured");
  }

  @Override
  public boolean marked(byte[] head) {
    return false;
  }
}
