package org.offhook.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.config.Dialect.Included;

class LocalFilesTest {
  @TempDir Path directory;
  private LocalFiles files;

  @BeforeEach
  void tree() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("cfg/common"));
    Files.writeString(directory.resolve("secret.cfg"), "outside");
    Files.writeString(directory.resolve("cfg/phone.cfg"), "first");
    Files.writeString(folder.resolve("all.cfg"), "all");
    Files.writeString(folder.resolve("codecs.cfg"), "codecs");
    Files.createSymbolicLink(folder.resolve("link.cfg"), directory.resolve("secret.cfg"));
    files = new LocalFiles(directory.resolve("cfg/phone.cfg"));
  }

  private String text(String from, String name) throws IOException {
    try (var in = files.open(from, name).in()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void namesAreRelativeToTheFileThatIncludes() throws IOException {
    assertEquals("all", text("phone.cfg", "common/all.cfg"));
    try (var in = files.open("phone.cfg", "common/all.cfg").in()) {
      assertEquals('a', in.read());
    }
    assertEquals("codecs", text("common/all.cfg", "codecs.cfg"));
    assertEquals("first", text("common/all.cfg", "../phone.cfg"));
    Included again = files.open("common/all.cfg", "./../common/all.cfg");
    again.in().close();
    assertEquals("common/all.cfg", again.source(), "the same file has one name");
  }

  @Test
  void nothingOutsideTheFolderIsOpened() {
    for (String name :
        List.of(
            "../secret.cfg",
            "common/../../secret.cfg",
            directory.resolve("secret.cfg").toString(),
            "/etc/passwd",
            "common/link.cfg")) {
      IOException refused = assertThrows(IOException.class, () -> files.open("phone.cfg", name));
      assertEquals("a file in the folder of the first one, or below it", refused.getMessage());
    }
  }

  @Test
  void whatIsNoFileIsSaid() {
    assertEquals("a file that is there", refusal("none.cfg"));
    assertEquals("a file", refusal("common"));
    assertEquals("the name of a file", refusal("a\0b"));
  }

  private String refusal(String name) {
    return assertThrows(IOException.class, () -> files.open("phone.cfg", name)).getMessage();
  }
}
