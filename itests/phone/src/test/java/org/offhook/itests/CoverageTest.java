package org.offhook.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/coverage.tsv} claims proofs for features: each claimed test must exist. */
class CoverageTest {
  private static final Path TREE = Path.of("..", "..").toAbsolutePath().normalize();
  private static final int FEATURES = 505;

  @Test
  void everyFeatureHasOneRowAndEveryProofExists() throws IOException {
    List<String> rows = Files.readAllLines(TREE.resolve("docs/coverage.tsv"));
    assertEquals("id\tstate\tproof", rows.get(0));
    Set<String> ids = new HashSet<>();
    List<String> faults = new ArrayList<>();
    for (String row : rows.subList(1, rows.size())) {
      String[] cells = row.split("\t", -1);
      if (cells.length != 3 || !ids.add(cells[0])) {
        faults.add("not three cells, or an id twice: " + row);
        continue;
      }
      check(cells[0], cells[1], cells[2]).ifPresent(faults::add);
    }
    assertEquals(List.of(), faults);
    assertEquals(FEATURES, ids.size(), "features");
  }

  private static Optional<String> check(String id, String state, String proof) throws IOException {
    switch (state) {
      case "none":
        return proof.isEmpty() ? Optional.empty() : Optional.of(id + ": none, yet a proof");
      case "built", "proven":
        return proof.isEmpty() ? Optional.of(id + ": no proof named") : exists(id, proof);
      default:
        return Optional.of(id + ": state " + state);
    }
  }

  private static Optional<String> exists(String id, String proof) throws IOException {
    for (String test : proof.split("\\|")) {
      String[] parts = test.split("#", -1);
      Optional<Path> source = source(parts[0]);
      if (source.isEmpty()) {
        return Optional.of(id + ": no test class " + parts[0]);
      }
      if (parts.length != 2
          || !Pattern.compile("void\\s+" + Pattern.quote(parts[1]) + "\\s*\\(")
              .matcher(Files.readString(source.get()))
              .find()) {
        return Optional.of(id + ": no test method " + test);
      }
    }
    return Optional.empty();
  }

  private static Optional<Path> source(String className) throws IOException {
    String file = className.replace('.', '/') + ".java";
    for (String room : List.of("bundles", "itests", "distribution")) {
      try (Stream<Path> modules = Files.list(TREE.resolve(room))) {
        Optional<Path> found =
            modules
                .map(module -> module.resolve("src/test/java").resolve(file))
                .filter(Files::isRegularFile)
                .findFirst();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  @Test
  void theCheckFindsAnInventedProof() throws IOException {
    assertTrue(check("x", "built", "org.offhook.itests.CoverageTest#nowhere").isPresent());
    assertTrue(check("x", "proven", "org.offhook.itests.Nowhere#test").isPresent());
    assertTrue(check("x", "proven", "").isPresent());
  }
}
