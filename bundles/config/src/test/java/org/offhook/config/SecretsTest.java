package org.offhook.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.config.InvalidSettings;
import org.offhook.config.Projection.Target;

class SecretsTest {
  static final String TRIPLE_DES = "0123456789abcdeffedcba987654321000112233445566ff";
  private static final String AES = "00112233445566778899aabbccddeeff".repeat(2);

  @TempDir Path directory;

  private Secrets secrets(String... lines) throws IOException {
    Path file = Files.write(directory.resolve("secrets.key"), List.of(lines));
    return new Secrets(SecretKeys.of(file));
  }

  @Test
  void plainTextStays() {
    assertEquals(Optional.of("1234"), Secrets.NONE.plain("1234"));
    assertEquals(Optional.of("{curly}"), Secrets.NONE.plain("{curly}"));
  }

  @Test
  void withoutAKeyAnEncryptedValueIsNoPassword() {
    String text = "{\"0qrNRpSJ6aE=\"}";
    assertEquals(Optional.empty(), Secrets.NONE.plain(text));
    assertTrue(Secrets.NONE.expected(text).contains("no 3DES key is configured"));
    assertTrue(Secrets.NONE.expected("{\"gcm:AAAA\"}").contains("no AES key is configured"));
    assertTrue(Secrets.NONE.expected("{\"%%\"}").contains("base64"));
  }

  @Test
  void whatIsSealedOpensAgainAndOnlyUnchanged() throws Exception {
    Secrets secrets = secrets("# key", "aes=" + AES);
    String sealed = secrets.sealed("p\u00e4ss");
    assertNotEquals(sealed, secrets.sealed("p\u00e4ss"), "a nonce is used twice");
    assertEquals(Optional.of("p\u00e4ss"), secrets.plain(sealed));
    char other = sealed.charAt(20) == 'A' ? 'B' : 'A';
    String changed = sealed.substring(0, 20) + other + sealed.substring(21);
    assertEquals(Optional.empty(), secrets.plain(changed));
    assertEquals(Optional.empty(), secrets.plain("{\"gcm:AAAA\"}"));
    assertEquals(Optional.empty(), secrets("aes=" + AES.replace('0', '1')).plain(sealed));
  }

  @Test
  void onlyTheComponentGetsThePlainText() throws Exception {
    Secrets secrets = secrets("aes=" + AES);
    Engine engine = new Engine(new Store(directory), secrets);
    engine.rules(rules -> rules.with(Fixture.catalogue()));
    String sealed = secrets.sealed("hush");
    engine.set(Map.of("voip/line/0/auth_password", sealed));
    assertEquals(
        Map.of("index", 0, ".authPassword", "hush"),
        engine.projection(Fixture.catalogue()).get(new Target("line", 0)));
    assertEquals(sealed, engine.state().delta().get(0).value());
    assertFalse(Files.readString(directory.resolve("phone.cfg")).contains("hush"));
    InvalidSettings refused =
        assertThrows(
            InvalidSettings.class,
            () -> engine.set(Map.of("voip/line/0/auth_password", "{\"AAAAAAAAAAA=\"}")));
    assertTrue(refused.getMessage().contains("\"***\""), refused.getMessage());
  }

  @Test
  void aBadKeyFileIsNamedByItsLineAndNotByItsKey() {
    for (String line :
        List.of("aes=00", "3des=" + AES, "iv=0011", "des=00", "aes=xyz", "00112233")) {
      IOException e = assertThrows(IOException.class, () -> secrets("; keys", line));
      assertTrue(e.getMessage().startsWith("secrets.key:2: expected"), e.getMessage());
      assertFalse(e.getMessage().contains("0011"), e.getMessage());
    }
  }
}
