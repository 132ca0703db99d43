package org.offhook.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays of a phone, and what goes. */
class DefaultsTest {
  private static final Set<String> STAY =
      Set.of("lock", "log", "slots", "features", "deploy", "cache", "secrets.key");

  @TempDir Path data;
  @TempDir Path elsewhere;

  @BeforeEach
  void use() throws Exception {
    for (String directory : new String[] {"log", "slots", "features", "deploy", "cache", "books"}) {
      Files.createDirectories(data.resolve(directory).resolve("deep"));
      Files.writeString(data.resolve(directory).resolve("deep/file"), "x");
    }
    for (String file : new String[] {"lock", "secrets.key", "phone.cfg", "phone.cfg.bak"}) {
      Files.writeString(data.resolve(file), "x");
    }
    Files.writeString(elsewhere.resolve("file"), "x");
    Files.createSymbolicLink(data.resolve("books/link"), elsewhere);
  }

  private Set<String> left() throws Exception {
    try (Stream<Path> files = Files.list(data)) {
      return files
          .map(file -> file.getFileName().toString())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  @Test
  void nothingGoesUnlessItIsWanted() throws Exception {
    Set<String> before = left();
    Defaults.restoreIfWanted(data);
    assertEquals(before, left());
  }

  @Test
  void whatWasSetAndLearnedGoesAndFirmwareStays() throws Exception {
    Files.writeString(data.resolve(Defaults.MARKER), "");
    Defaults.restoreIfWanted(data);
    assertEquals(STAY, left());
    assertTrue(Files.exists(data.resolve("slots/deep/file")));
    assertTrue(Files.exists(elsewhere.resolve("file")), "what a link led to");
  }

  @Test
  void aPowerCutInBetweenHasItDoneAgain() throws Exception {
    Files.writeString(data.resolve(Defaults.MARKER), "");
    Files.delete(data.resolve("phone.cfg"));
    Defaults.restoreIfWanted(data);
    assertEquals(STAY, left());
    Files.writeString(data.resolve("phone.cfg"), "new");
    Defaults.restoreIfWanted(data);
    assertTrue(Files.exists(data.resolve("phone.cfg")), "it is done once");
  }
}
