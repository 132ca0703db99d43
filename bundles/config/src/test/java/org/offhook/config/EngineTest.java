package org.offhook.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.config.Assignment;
import org.offhook.api.config.InvalidSettings;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Problem.Kind;
import org.offhook.config.Projection.Target;

class EngineTest {
  @TempDir Path directory;

  private Engine engine() {
    Engine engine = new Engine(new Store(directory), Secrets.NONE);
    engine.rules(rules -> rules.with(Fixture.catalogue()));
    return engine;
  }

  @Test
  void ofAThousandLinesTheTenBadOnesAreNamedAndTheOthersAreInForce() throws IOException {
    List<String> lines = Fixture.thousand();
    String[] bad = {"maybe", "", "", "61", "sometimes"};
    List<Integer> places = List.of(0, 3, 4, 100, 103, 104, 500, 503, 998, 999);
    for (int place : places) {
      String path = lines.get(place).split("=")[0];
      lines.set(place, path + "=" + bad[place % 5]);
    }
    Engine engine = engine();
    List<Problem> problems =
        engine.replace("big.cfg", Fixture.lines(String.join("\r\n", lines) + "\r\n"));

    assertEquals(
        places.stream().map(place -> place + 1).toList(),
        problems.stream().map(Problem::line).toList());
    assertTrue(problems.stream().allMatch(p -> p.kind() == Kind.INVALID));
    assertEquals(
        "big.cfg:4: voip/line/0/call_forward/timeout: value \"61\" is not allowed, "
            + "expected a whole number from 1 to 60",
        problems.get(1).toString());
    long inForce =
        engine.projection(Fixture.catalogue()).values().stream()
            .mapToLong(values -> values.size() - 1)
            .sum();
    assertEquals(990, inForce);
  }

  @Test
  void textBecomesTypedConfiguration() throws Exception {
    Engine engine = engine();
    engine.set(
        Map.of(
            "voip/line/3/enabled", "TRUE",
            "voip/line/3/call_forward/type", "no_reply",
            "voip/line/3/time_out", "9",
            "voip/media/media_tos", "0x20"));
    assertEquals(
        Map.of("index", 3, "enabled", true, "type", "NO_REPLY", "timeout", 9),
        engine.projection(Fixture.catalogue()).get(new Target("line", 3)));
    assertEquals(
        Map.of("tos", 32), engine.projection(Fixture.catalogue()).get(new Target("media", -1)));
    assertEquals(Optional.of("9"), engine.state().get("voip/line/3/call_forward/timeout"));
    assertEquals(Optional.of("6"), engine.state().get("voip/line/4/call_forward/timeout"));
  }

  @Test
  void aRefusedChangeChangesNothing() throws Exception {
    Engine engine = engine();
    engine.set(Map.of("voip/line/0/id", "100"));
    InvalidSettings refused =
        assertThrows(
            InvalidSettings.class,
            () -> engine.set(Map.of("voip/line/0/id", "200", "voip/media/media_tos", "256")));
    assertEquals(1, refused.problems().size());
    assertEquals(Optional.of("100"), engine.state().get("voip/line/0/id"));
    assertThrows(InvalidSettings.class, () -> engine.set(Map.of("voip/line/0/id", "1\nvoip/x=y")));
  }

  @Test
  void emptyBringsBackTheDefaultAndUnsetPidsHaveNoConfiguration() throws Exception {
    Engine engine = engine();
    engine.set(Map.of("voip/media/media_tos", "1"));
    engine.set(Map.of("voip/media/media_tos", ""));
    assertEquals(Optional.of("184"), engine.state().get("voip/media/media_tos"));
    assertEquals(Map.of(), engine.projection(Fixture.catalogue()));
  }

  @Test
  void whatNobodyClaimsIsKeptWordForWordAndComesAliveWithItsBundle() throws Exception {
    Files.writeString(
        directory.resolve("phone.cfg"),
        "; my phone\n\nvoip/line/0/id = 7 ; office\nvoip/strange/thing= a b \n");
    Engine engine = new Engine(new Store(directory), Secrets.NONE);
    engine.load();
    assertEquals(2, engine.state().problems().size());
    engine.set(Map.of("other/thing", "1"));
    String stored = Files.readString(directory.resolve("phone.cfg"));
    assertTrue(
        stored.contains("; my phone\n\nvoip/line/0/id = 7 ; office\nvoip/strange/thing= a b \n"),
        stored);
    engine.rules(rules -> rules.with(Fixture.catalogue()));
    assertEquals(
        Map.of("index", 0, "id", "7"),
        engine.projection(Fixture.catalogue()).get(new Target("line", 0)));
    assertEquals(
        List.of("other/thing", "voip/strange/thing"),
        engine.state().problems().stream().map(Problem::path).sorted().toList());
  }

  @Test
  void theLastOfTwoEqualPathsCounts() throws IOException {
    Engine engine = engine();
    List<Problem> problems =
        engine.replace("x.cfg", Fixture.lines("voip/media/media_tos=1\nvoip/media/media_tos=2\n"));
    assertEquals(Kind.REPEATED, problems.get(0).kind());
    assertEquals(1, problems.get(0).line());
    assertEquals(Optional.of("2"), engine.state().get("voip/media/media_tos"));
  }

  @Test
  void secretsAreNeverShown() {
    String text = "voip/line/0/auth_password={\"c2VjcmV0\"}\nsome/ldap/password=hush\n";
    List<Problem> problems = engine().check("x.cfg", Fixture.lines(text));
    String shown = problems.stream().map(Problem::toString).collect(Collectors.joining());
    assertEquals(2, problems.size());
    assertFalse(shown.contains("hush") || shown.contains("c2VjcmV0"), shown);
    assertEquals(Kind.INVALID, problems.get(0).kind());
  }

  @Test
  void theModelNarrowsAndPresets() throws IOException {
    Engine engine = engine();
    ModelFacts facts =
        ModelFacts.of(
            "ES410",
            List.of(
                "voip/line/{n}=0-3",
                "voip/line/{n}/call_forward/type=BUSY|NO_REPLY",
                "voip/line/1/call_forward/type=BUSY",
                "voip/media/rate=8000|16000"),
            List.of("voip/media/media_tos=0x28", "voip/line/{n}/id=nobody"));
    engine.rules(rules -> rules.with(facts));
    List<Problem> problems =
        engine.replace(
            "x.cfg",
            Fixture.lines(
                """
                voip/line/4/id=1
                voip/line/3/call_forward/type=UNCONDITIONAL
                voip/line/3/id=2
                voip/line/2/enabled=1
                voip/media/rate=44100
                voip/line/1/call_forward/type=NO_REPLY
                """));
    assertEquals(
        List.of(
            "an index from 0 to 3 on the ES410",
            "one of BUSY, NO_REPLY on the ES410",
            "one of 8000, 16000 on the ES410",
            "one of BUSY on the ES410"),
        problems.stream().map(Problem::expected).toList());
    Map<Target, Map<String, Object>> projection = engine.projection(Fixture.catalogue());
    assertEquals(Map.of("tos", 40), projection.get(new Target("media", -1)));
    assertEquals("2", projection.get(new Target("line", 3)).get("id"));
    assertEquals("nobody", projection.get(new Target("line", 2)).get("id"));
    assertEquals(Optional.of("40"), engine.state().get("voip/media/media_tos"));
    assertEquals(Optional.empty(), engine.state().get("voip/line/4/id"));
    assertEquals(
        List.of(
            new Assignment(5, "voip/line/2/enabled", "1"),
            new Assignment(4, "voip/line/3/id", "2")),
        engine.state().delta());
  }

  @Test
  void aLineTheModelDoesNotAllowCanBeTakenAway() throws Exception {
    Files.writeString(directory.resolve("phone.cfg"), "voip/line/900/id=1\n");
    Engine engine = engine();
    engine.load();
    assertEquals(1, engine.state().problems().size());
    engine.set(Map.of("voip/line/900/id", ""));
    assertEquals(List.of(), engine.state().problems());
  }

  @Test
  void whatCannotStandInOneLineIsNeverStored() throws IOException {
    Engine engine = engine();
    List<Problem> problems =
        engine.replace(
            "page",
            List.of(
                new Assignment(1, "voip/line/0/id", "x\nvoip/line/1/id=y"),
                new Assignment(2, "voip/line/2/id", "a ;b"),
                new Assignment(3, "voip/line/3/id", "\u001b[2J"),
                new Assignment(4, "voip/line/4/id", "10x;05x"),
                new Assignment(5, "voip/line/5=/id", "z")));
    assertEquals(List.of(1, 2, 3, 5), problems.stream().map(Problem::line).toList());
    assertTrue(problems.get(1).expected().contains("a comment begins so"));
    assertFalse(problems.toString().contains("\u001b"), "control characters reach a terminal");
    assertEquals(
        Map.of(new Target("line", 4), Map.of("index", 4, "id", "10x;05x")),
        engine.projection(Fixture.catalogue()));
  }

  @Test
  void problemsNameTheLineOfTheStoredFile() throws Exception {
    Engine engine = engine();
    engine.set(Map.of("voip/media/media_tos", "1", "some/thing", "1"));
    Path file = directory.resolve("phone.cfg");
    String stored = Files.readString(file);
    Files.writeString(file, stored.replace("some/thing=1", "nonsense"));
    int line = 1 + stored.lines().toList().indexOf("some/thing=1");
    engine.load();
    assertEquals(
        List.of(
            "phone.cfg:%d: nonsense: value \"\" is not allowed, expected path=value"
                .formatted(line)),
        engine.state().problems().stream().map(Problem::toString).toList());
    assertEquals(line + (line == 2 ? 1 : -1), engine.state().delta().get(0).line());
  }

  @Test
  void theSameAgainIsNotWritten() throws Exception {
    Engine engine = engine();
    engine.set(Map.of("voip/media/media_tos", "1"));
    engine.set(Map.of("voip/media/media_tos", "2"));
    engine.set(Map.of("voip/media/media_tos", "2"));
    assertTrue(Files.readString(directory.resolve("phone.cfg.last")).contains("media_tos=1"));
  }

  @Test
  void aliasesAndWideNumbersAreUnderstood() throws Exception {
    Engine engine = engine();
    engine.set(Map.of("voip/media/prefered", "off", "voip/media/octets", "0xFFFFFFFFFF"));
    assertEquals(
        Map.of("preferred", false, "octets", 0xFFFFFFFFFFL),
        engine.projection(Fixture.catalogue()).get(new Target("media", -1)));
    assertEquals(Optional.of("0"), engine.state().get("voip/media/old"));
    assertEquals(Optional.of("a,b\\c d"), engine.state().get("voip/media/map"));
  }

  @Test
  void parametersAreListedWithTheirLimits() {
    Engine engine = engine();
    assertEquals(5 * 200 + 5, engine.state().parameters().size());
    assertEquals(5 * 200 + 5, engine.state().count());
    assertEquals("voip/line/0/auth_password", engine.state().parameters().get(0).path());
    assertEquals("User & \"id\"", engine.state().parameters().get(4).name());
    assertEquals(
        List.of("voip/line/2/id", "voip/line/10/id"),
        engine.state().parameters().stream()
            .map(parameter -> parameter.path())
            .filter(path -> path.matches("voip/line/(2|10)/id"))
            .toList());
  }
}
