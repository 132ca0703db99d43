package org.offhook.api.config;

import java.io.IOException;

/**
 * Opens encrypted configuration files with the keys of this phone. The keys are configuration;
 * there is no built-in one.
 */
public interface Keyring {

  /** How a file is encrypted when it does not say so itself. */
  enum Form {
    /** DES-EDE3 in CBC mode, PKCS 5 padding: what a {@code .cfx} file is. */
    TRIPLE_DES,
    /** AES in CBC mode, PKCS 5 padding, the first 16 bytes are the vector. */
    AES
  }

  /**
   * Opens a file. One that begins with the mark of the authenticated form (AES-GCM) is opened so,
   * whatever the form asked for.
   *
   * @param sealed all bytes of the file
   * @param form how it is encrypted unless it says so itself
   * @return what was encrypted
   * @throws IOException when there is no key, it is another one, or the file was changed; the
   *     message is for people
   */
  byte[] open(byte[] sealed, Form form) throws IOException;

  /** True when these first bytes are the mark of the authenticated form. */
  boolean marked(byte[] head);
}
