package org.offhook.config;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.config.Keyring.Form;

class FileSealTest {
  private static final byte[] PLAIN = "voip/line/0/id=4711\n".getBytes();
  @TempDir Path folder;
  private FileSeal seal;
  private Secrets secrets;

  @BeforeEach
  void keys() throws IOException {
    Path file = folder.resolve("k");
    Files.writeString(file, "3des=" + "0123456789abcdef".repeat(3) + "\naes=" + "ab".repeat(32));
    seal = new FileSeal(SecretKeys.of(file));
    secrets = new Secrets(SecretKeys.of(file));
  }

  @Test
  void everyFormComesBack() throws Exception {
    assertArrayEquals(PLAIN, seal.open(seal.sealed(PLAIN), Form.TRIPLE_DES));
    assertArrayEquals(PLAIN, seal.open(seal.sealed(PLAIN), Form.AES));
    assertArrayEquals(PLAIN, seal.open(seal.tripleDesSealed(PLAIN), Form.TRIPLE_DES));
    assertArrayEquals(PLAIN, seal.open(seal.aesSealed(PLAIN), Form.AES));
  }

  @Test
  void anyChangedBitOfTheAuthenticatedFormIsNoticed() throws Exception {
    byte[] sealed = seal.sealed(PLAIN);
    for (int i = 13; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      assertThrows(IOException.class, () -> seal.open(changed, Form.AES));
    }
  }

  @Test
  void withoutAKeyTheReasonIsSaid() throws Exception {
    byte[] sealed = seal.sealed(PLAIN);
    IOException refused =
        assertThrows(IOException.class, () -> FileSeal.withoutKeys().open(sealed, Form.TRIPLE_DES));
    assertTrue(refused.getMessage().contains("no AES key"));
    assertThrows(IOException.class, () -> seal.open(new byte[3], Form.AES));
    assertThrows(IOException.class, () -> seal.open(new byte[3], Form.TRIPLE_DES));
  }

  @Test
  void aSecretSealedTheOldWayOpens() throws Exception {
    String sealed = secrets.tripleDesSealed("s3cret");
    assertTrue(sealed.startsWith("{\""));
    assertEquals(Optional.of("s3cret"), secrets.plain(sealed));
  }
}
