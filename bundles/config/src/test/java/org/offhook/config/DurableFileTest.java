package org.offhook.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.config.DurableFile;

class DurableFileTest {
  @TempDir Path directory;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aFileIsReplacedAndNothingIsLeftBesideIt() throws Exception {
    Path file = directory.resolve("made/on/the/way/numbers");
    DurableFile.replace(file, bytes("old"));
    DurableFile.replace(file, bytes("new"));
    assertEquals("new", Files.readString(file));
    try (Stream<Path> there = Files.list(file.getParent())) {
      assertEquals(List.of(file), there.toList());
    }
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void whatAPowerCutLeftBesideItIsNotInTheWay() throws Exception {
    Path file = directory.resolve("numbers");
    Files.writeString(directory.resolve("numbers.new"), "torn and longer than what comes");
    DurableFile.replace(file, bytes("whole"));
    assertEquals("whole", Files.readString(file));
  }

  @Test
  void theOldOneStaysWhenTheNewOneCannotBeWritten() throws Exception {
    Path file = directory.resolve("numbers");
    DurableFile.replace(file, bytes("old"));
    Path inTheWay = Files.createDirectories(directory.resolve("numbers.new/full"));
    assertThrows(IOException.class, () -> DurableFile.replace(file, bytes("new")));
    assertEquals("old", Files.readString(file));
    assertTrue(Files.isDirectory(inTheWay));
  }
}
