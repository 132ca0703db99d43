package org.offhook.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.config.Assignment;
import org.offhook.provision.Origins.Given;

/** A phone whose defaults are all empty, and a server. */
class OriginsTest {
  private final Map<String, String> phone = new TreeMap<>();
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void place() {
    file = directory.resolve("provision/origins");
  }

  private List<Assignment> now() {
    return phone.entrySet().stream()
        .map(each -> new Assignment(0, each.getKey(), each.getValue()))
        .toList();
  }

  private void serverGives(String... lines) throws IOException {
    List<Given> given = new ArrayList<>();
    for (String line : lines) {
      String[] sides = line.split("=", 2);
      given.add(new Given("http://h/a.cfg", new Assignment(1, sides[0], sides[1])));
    }
    Origins origins = Origins.read(file);
    List<Assignment> merged = origins.merge(now(), given);
    phone.clear();
    merged.forEach(line -> phone.put(line.path(), line.value()));
    phone.values().removeIf(String::isEmpty);
    origins.note(given, now());
  }

  @Test
  void theServerCountsAndTheRestStays() throws IOException {
    phone.put("mine", "1");
    serverGives("a=1", "b=2");
    assertEquals(Map.of("a", "1", "b", "2", "mine", "1"), phone);
  }

  @Test
  void whatThePersonChangedStaysUntilTheServerChangesIt() throws IOException {
    serverGives("a=1", "b=2", "c=3");
    phone.put("a", "9");
    phone.remove("b");
    serverGives("a=1", "b=2", "c=3");
    assertEquals(Map.of("a", "9", "c", "3"), phone);
    serverGives("a=1", "b=2", "c=3");
    assertEquals(Map.of("a", "9", "c", "3"), phone, "the third time, too");
    serverGives("a=5", "b=2", "c=3");
    assertEquals(Map.of("a", "5", "c", "3"), phone);
  }

  @Test
  void whatTheServerGivesNoMoreGoesUnlessThePersonChangedIt() throws IOException {
    serverGives("a=1", "b=2");
    phone.put("b", "9");
    serverGives("c=3");
    assertEquals(Map.of("b", "9", "c", "3"), phone);
  }

  @Test
  void eachSettingHasAnOriginAndNoValueIsKept() throws IOException {
    serverGives("a=1", "b=hunter2");
    phone.put("a", "9");
    Origins origins = Origins.read(file);
    assertEquals(Optional.empty(), origins.source(new Assignment(0, "a", "9")));
    assertEquals(Optional.of("http://h/a.cfg"), origins.source(new Assignment(0, "b", "hunter2")));
    assertEquals(Optional.empty(), origins.source(new Assignment(0, "mine", "1")));
    assertFalse(Files.readString(file).contains("hunter2"));
  }

  @Test
  void theSameLinesAreKnownAgain() throws IOException {
    serverGives("a=1", "b=2");
    Origins origins = Origins.read(file);
    Given a = new Given("x", new Assignment(1, "a", "1"));
    assertTrue(origins.from(List.of(a, new Given("x", new Assignment(2, "b", "2")))));
    assertFalse(origins.from(List.of(a)));
    assertFalse(origins.from(List.of(a, new Given("x", new Assignment(2, "b", "3")))));
  }

  @Test
  void aDamagedNotebookIsAnEmptyOne() throws IOException {
    serverGives("a=1");
    Files.writeString(file, "a=\\u00zz");
    phone.put("a", "9");
    serverGives("a=1");
    assertEquals(Map.of("a", "1"), phone);
  }
}
