package org.offhook.tool;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.config.Assignment;

class CfgEditTest {
  @TempDir Path temporary;

  private List<String> edited(String path, String value, String... lines) throws IOException {
    Path file = Files.write(temporary.resolve("a.cfg"), List.of(lines));
    CfgEdit.apply(file, List.of(new Assignment(0, path, value)));
    return Files.readAllLines(file);
  }

  @Test
  void changesALineInItsPlaceAndKeepsTheRest() throws IOException {
    assertEquals(List.of("; mine", "a/b=2", "c=3"), edited("a/b", "2", "; mine", "a/b = 1", "c=3"));
  }

  @Test
  void addsWhatIsNotThereAndTakesOutWhatIsEmpty() throws IOException {
    assertEquals(List.of("c=3", "a/b=2"), edited("a/b", "2", "c=3"));
    assertEquals(List.of("c=3"), edited("a/b", "", "a/b=1", "c=3"));
    assertEquals(List.of("c=3"), edited("x", "", "c=3"));
  }

  @Test
  void aPathThatCameTwiceComesOnceAfterwards() throws IOException {
    assertEquals(List.of("a=9", "b=2"), edited("a", "9", "a=1", "b=2", "a=3"));
    assertEquals(List.of("b=2"), edited("a", "", "a=1", "b=2", "a=3"));
  }

  @Test
  void makesAFileThatIsNotThere() throws IOException {
    Path file = temporary.resolve("new.cfg");
    CfgEdit.apply(file, List.of(new Assignment(0, "a", "1")));
    assertEquals(List.of("a=1"), Files.readAllLines(file));
  }
}
