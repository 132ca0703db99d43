package org.offhook.dialect.audiocodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.Dialect.Reading;
import org.offhook.api.config.Keyring;
import org.offhook.api.config.PhoneIdentity;

class SealedCfgTest {
  private static final String PLAIN = "voip/line/0/id=4711\nvoip/line/0/enabled=1\n";

  /** One 3DES key. */
  private record Keys(String key) implements Keyring {
    byte[] run(int mode, byte[] bytes) throws GeneralSecurityException {
      Cipher cipher = Cipher.getInstance("DESede/CBC/PKCS5Padding");
      cipher.init(
          mode, new SecretKeySpec(key.getBytes(), "DESede"), new IvParameterSpec(new byte[8]));
      return cipher.doFinal(bytes);
    }

    @Override
    public byte[] open(byte[] sealed, Form form) throws IOException {
      try {
        return run(Cipher.DECRYPT_MODE, sealed);
      } catch (GeneralSecurityException e) {
        throw new IOException("another key", e);
      }
    }

    @Override
    public boolean marked(byte[] head) {
      return false;
    }
  }

  private final Keys keys = new Keys("0123456789abcdefghijklmn");
  private final CfgDialect dialect = new CfgDialect(keys);

  private Reading read(byte[] bytes) throws IOException {
    return dialect.read("c.cfx", new ByteArrayInputStream(bytes));
  }

  @Test
  void anEncryptedFileIsReadAsThePlainOne() throws Exception {
    Reading reading = read(keys.run(Cipher.ENCRYPT_MODE, PLAIN.getBytes()));
    assertEquals("4711", reading.assignments().get(0).value());
    assertEquals(2, reading.assignments().size());
    assertTrue(dialect.claims("c.cfx", new byte[] {1, 2}));
  }

  @Test
  void aChangedByteOrAnotherKeyIsRefused() throws Exception {
    byte[] sealed = keys.run(Cipher.ENCRYPT_MODE, PLAIN.repeat(5).getBytes());
    byte[] changed = sealed.clone();
    changed[20] ^= 0x40;
    assertTrue(
        assertThrows(IOException.class, () -> read(changed)).getMessage().startsWith("c.cfx: "));
    byte[] other = new Keys("nmlkjihgfedcba9876543210").run(Cipher.ENCRYPT_MODE, PLAIN.getBytes());
    assertThrows(IOException.class, () -> read(other));
    assertThrows(IOException.class, () -> read(new byte[7]));
    assertThrows(
        IOException.class, () -> new CfgDialect().read("c.cfx", new ByteArrayInputStream(sealed)));
  }

  @Test
  void asksForTheFilesOfThePhone() {
    assertEquals(
        List.of("00908f010203.cfg", "00908f010203.cfx", "440HD.cfg", "440HD.cfx"),
        dialect.fileNames(new PhoneIdentity("00-90-8F-01-02-03", "440HD", "")));
  }
}
