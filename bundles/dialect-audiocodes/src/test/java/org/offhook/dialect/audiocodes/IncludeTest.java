package org.offhook.dialect.audiocodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.Dialect.Included;
import org.offhook.api.config.Dialect.Reading;
import org.offhook.api.config.Problem;

class IncludeTest {
  private final Map<String, String> files = new HashMap<>();

  private Included open(String from, String name) throws IOException {
    if (!files.containsKey(name)) {
      throw new IOException("a file that is there");
    }
    return new Included(name, stream(files.get(name)));
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private Reading read(String text) throws IOException {
    return new CfgDialect().read("top.cfg", stream(text), this::open);
  }

  @Test
  void includedLinesStandWhereTheyAreIncluded() throws IOException {
    files.put("common.cfg", "\n\na/b=1\nINCLUDE \"deep.cfg\" ; why\n");
    files.put("deep.cfg", "c/d=2\n");
    assertEquals(
        List.of(
            new Assignment(1, "x/y", "0"),
            new Assignment(2, "a/b", "1"),
            new Assignment(2, "c/d", "2"),
            new Assignment(3, "a/b", "3")),
        read("x/y=0\ninclude common.cfg\na/b=3\n").assignments());
  }

  @Test
  void aCircleIsOneErrorAndTheRestIsRead() throws IOException {
    files.put("a.cfg", "a/b=1\ninclude b.cfg\nc/d=1\n");
    files.put("b.cfg", "include a.cfg\ne/f=1\n");
    Reading reading = read("include a.cfg\n");
    assertEquals(
        List.of(
            "b.cfg:1: include: value \"a.cfg\" is not allowed, expected a file that does not"
                + " include itself: top.cfg > a.cfg > b.cfg > a.cfg"),
        reading.problems().stream().map(Problem::toString).toList());
    assertEquals(
        List.of("a/b", "e/f", "c/d"),
        reading.assignments().stream().map(Assignment::path).toList());
  }

  @Test
  void depthAndNumberHaveAnEnd() throws IOException {
    for (int i = 0; i < 20; i++) {
      files.put(i + ".cfg", "include " + (i + 1) + ".cfg\n");
    }
    List<Problem> deep = read("include 0.cfg\n").problems();
    assertEquals(1, deep.size());
    assertTrue(deep.get(0).expected().contains("at most 8"), deep.toString());
    files.put("small.cfg", "a/b=1\n");
    Reading many = read("include small.cfg\n".repeat(70));
    assertEquals(64, many.assignments().size());
    assertEquals(6, many.problems().size());
  }

  @Test
  void problemsNameTheIncludedFile() throws IOException {
    files.put("common.cfg", "a/b=1\nnonsense\n");
    assertEquals(
        List.of("common.cfg:2: nonsense: value \"\" is not allowed, expected path=value"),
        read("include common.cfg\n").problems().stream().map(Problem::toString).toList());
    assertEquals(
        List.of(
            "top.cfg:1: include: value \"none.cfg\" is not allowed, expected a file that is there"),
        read("include none.cfg\n").problems().stream().map(Problem::toString).toList());
  }

  @Test
  void aParameterOfThatNameIsNoInclude() throws IOException {
    assertEquals(
        List.of(new Assignment(1, "include", "1"), new Assignment(2, "include/x", "2")),
        read("include = 1\ninclude/x=2\n").assignments());
  }

  @Test
  void aFileAloneHasNoNeighbours() throws IOException {
    Reading reading = new CfgDialect().read("top.cfg", stream("include a.cfg\nb/c=1\n"));
    assertEquals(1, reading.assignments().size());
    assertTrue(reading.problems().get(0).expected().startsWith("no include here"));
  }
}
