package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of all parameters is what the bundles declare, and tables can be held against it. */
class ParametersReferenceTest {
  @TempDir Path directory;

  @Test
  void thePageSaysWhatTheBundlesDeclare() throws Exception {
    HouseImages.Result page = HouseImages.tool(List.of("config", "reference"));
    assertEquals(0, page.exitCode(), page.output());
    assertEquals(
        page.output(),
        Files.readString(HouseImages.TREE.resolve("docs/parameters.md")),
        "stale; make it anew with: ./offhook config reference > docs/parameters.md");
  }

  @Test
  void aParameterBelongsToOneBundle() throws Exception {
    Set<String> seen = new TreeSet<>();
    List<String> twice =
        Files.readAllLines(HouseImages.TREE.resolve("docs/parameters.md")).stream()
            .filter(line -> line.startsWith("| `"))
            .map(line -> line.substring(3, line.indexOf('`', 3)))
            .filter(path -> !seen.add(path))
            .toList();
    assertEquals(List.of(), twice);
    assertTrue(seen.size() > 300, seen.size() + " parameters");
  }

  @Test
  void aTableIsHeldAgainstThem() throws Exception {
    Path table = directory.resolve("table.tsv");
    Files.writeString(
        table,
        "name\tdefault\nvoip/line/{n}/id\t\nvoip/media/media_port\t4000\nno/such/{n}/thing\t\n");
    HouseImages.Result result =
        HouseImages.tool(List.of("config", "coverage", "--live", table.toString()));
    assertEquals(0, result.exitCode(), result.output());
    List<String> lines = result.output().lines().map(line -> line.replaceAll(" +", " ")).toList();
    assertEquals(
        List.of(
            "live voip/line/{n}/id org.offhook.line",
            "live voip/media/media_port org.offhook.media",
            "not live no/such/{n}/thing",
            "2 of 3 parameters are live (66 %)"),
        lines);
    assertTrue(
        HouseImages.tool(List.of("config", "coverage", directory.resolve("none").toString()))
            .output()
            .contains("no file"));
  }
}
