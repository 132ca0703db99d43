package org.offhook.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  @TempDir Path directory;

  @Test
  void aFileCutShortAnywhereIsAnsweredByTheLastGoodCopy() throws IOException {
    Store store = new Store(directory);
    store.save("a=1\n");
    store.save("a=2\n");
    Path file = directory.resolve("phone.cfg");
    String whole = Files.readString(file);
    for (int length = 0; length < whole.length() - 1; length += 7) {
      Files.writeString(file, whole.substring(0, length));
      Store.Found found = store.load();
      assertEquals("a=1\n", found.text(), "cut at " + length);
      assertTrue(found.damage().orElseThrow().endsWith("the last good copy is in force"));
      assertEquals(
          whole.substring(0, length), Files.readString(directory.resolve("phone.cfg.damaged")));
    }
  }

  @Test
  void damageIsMendedSoThatTheNextChangeKeepsAGoodCopy() throws IOException {
    Store store = new Store(directory);
    store.save("a=1\n");
    store.save("a=2\n");
    Files.write(directory.resolve("phone.cfg"), new byte[500]);
    assertEquals("a=1\n", store.load().text());
    assertTrue(store.load().damage().isEmpty());
    store.save("a=3\n");
    Files.writeString(directory.resolve("phone.cfg"), "");
    assertEquals("a=1\n", store.load().text());
  }

  @Test
  void garbageIsDamageAndNamedByItsPlace() throws IOException {
    Store store = new Store(directory);
    store.save("a=1\n");
    Files.write(directory.resolve("phone.cfg"), new byte[] {'a', '=', '1', '\n', (byte) 0xff, 2});
    assertEquals(
        "phone.cfg is damaged: line 2 holds a byte of value 2, which is no text; kept as"
            + " phone.cfg.damaged; there is no earlier copy, defaults are in force",
        store.load().damage().orElseThrow());
  }

  @Test
  void aMissingFileAndTwoDamagedOnesAreSaid() throws IOException {
    Store store = new Store(directory);
    store.save("a=1\n");
    store.save("a=2\n");
    Files.delete(directory.resolve("phone.cfg"));
    assertEquals("a=1\n", store.load().text());
    Files.write(directory.resolve("phone.cfg"), new byte[5]);
    Files.write(directory.resolve("phone.cfg.last"), new byte[5]);
    assertTrue(store.load().damage().orElseThrow().contains("the earlier copy is damaged too"));
  }

  @Test
  void editorsOfOtherSystemsDoNoDamage() throws IOException {
    Store store = new Store(directory);
    store.save("a=1\n");
    Path file = directory.resolve("phone.cfg");
    Files.writeString(file, "\uFEFF" + Files.readString(file).replace("\n", "\r\n"));
    assertEquals("a=1\n", store.load().text());
    Files.write(file, "name=B\u00fcro\n".getBytes(StandardCharsets.ISO_8859_1));
    assertEquals("name=B\u00fcro\n", store.load().text());
  }

  @Test
  void onlyTheOwnerReadsIt() throws IOException {
    new Store(directory).save("a=1\n");
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(directory.resolve("phone.cfg"))));
  }

  @Test
  void whatAPersonWroteCountsAsItIs() throws IOException {
    Store store = new Store(directory);
    Files.writeString(directory.resolve("phone.cfg"), "a=1\n");
    assertEquals("a=1\n", store.load().text());
    store.save("a=2\n");
    Path file = directory.resolve("phone.cfg");
    Files.writeString(file, Files.readString(file).replace("a=2\n", "a=2\nb=3\n"));
    assertEquals("a=2\nb=3\n", store.load().text());
    assertTrue(store.load().damage().isEmpty());
    assertTrue(store.load().touched());
    store.save("a=4\n");
    assertFalse(store.load().touched());
  }

  @Test
  void aFreshDirectoryIsNoDamage() throws IOException {
    assertEquals("", new Store(directory).load().text());
    assertTrue(new Store(directory).load().damage().isEmpty());
  }
}
