package org.offhook.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.offhook.health.House.component;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.health.HealthProbe.Health;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

class HealthReportTest {
  @TempDir Path folder;
  private House house;

  @BeforeEach
  void open() throws Exception {
    house = new House(folder);
  }

  @AfterEach
  void close() throws Exception {
    house.close();
  }

  private static HealthProbe probe(String name, Supplier<Health> health) {
    return new HealthProbe() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Health probe() {
        return health.get();
      }
    };
  }

  private List<String> failing() throws Exception {
    House.Answer answer = house.health();
    assertTrue(answer.failed(), answer::toString);
    return answer.lines();
  }

  private List<String> fine() throws Exception {
    House.Answer answer = house.health();
    assertFalse(answer.failed(), answer::toString);
    return answer.lines();
  }

  @Test
  void allIsWellWhenNothingIsMissing() throws Exception {
    List<String> lines = fine();
    assertEquals(2, lines.size(), lines::toString);
    assertTrue(lines.get(0).matches("OK        bundles     \\d+ run"), lines::toString);
    assertTrue(lines.get(1).startsWith("OK        components  "), lines::toString);
  }

  @Test
  void probesAreListedInColumnsWorstFirstAndLeaveWithTheirService() throws Exception {
    house.probe(probe("line 0", () -> Health.ok("registered")));
    var syslog = house.probe(probe("syslog", () -> Health.critical("no\u001b[31m\nserver")));
    house.probe(probe("lab", () -> Health.warn("slow")));
    List<String> lines = failing();
    assertEquals("CRITICAL  syslog      no [31m server", lines.get(0));
    assertEquals("WARN      lab         slow", lines.get(1));
    assertTrue(lines.contains("OK        line 0      registered"), lines::toString);

    syslog.unregister();
    assertEquals("WARN      lab         slow", fine().get(0));
  }

  @Test
  void aProbeThatThrowsIsCriticalAndHidesNoOther() throws Exception {
    house.probe(probe("a", () -> Health.ok("fine")));
    house.probe(
        probe(
            "b",
            () -> {
              throw new IllegalArgumentException("oops");
            }));
    List<String> lines = failing();
    assertTrue(lines.get(0).contains("b           its probe failed: "), lines::toString);
    assertTrue(lines.contains("OK        a           fine"), lines::toString);
  }

  @Test
  void aBundleThatDoesNotResolveNamesWhatItLacks() throws Exception {
    house.install("broken", "no.such.thing");
    String line = failing().get(0);
    assertTrue(line.startsWith("CRITICAL  broken"), line);
    assertTrue(line.contains("lacks osgi.wiring.package"), line);
    assertTrue(line.contains("no.such.thing"), line);
  }

  @Test
  void aStoppedBundleIsAWarning() throws Exception {
    Bundle idle = house.install("idle", "");
    assertEquals("WARN      idle        is stopped", fine().get(0));
    idle.start();
    assertTrue(fine().get(0).startsWith("OK"));
    idle.stop();
    assertEquals("WARN      idle        is stopped", fine().get(0));
  }

  @Test
  void aBundleThatCannotStartIsCritical() throws Exception {
    Bundle wrong = house.installWithActivator("wrong", "no.such.Activator");
    assertThrows(BundleException.class, wrong::start);
    assertEquals("CRITICAL  wrong       did not start; see the log", failing().get(0));
  }

  @Test
  void onlyTheComponentAtTheRootIsNamed() throws Exception {
    house.start(
        "three",
        component("top", "", "", "test.Middle"),
        component("middle", "", "test.Middle", "test.Bottom"),
        component("bottom", "", "test.Bottom", "test.Missing"));
    List<String> lines = failing();
    assertEquals("CRITICAL  bottom   waits for test.Missing", lines.get(0));
    assertEquals(1, lines.stream().filter(line -> line.startsWith("CRITICAL")).count());
  }

  @Test
  void aComponentMadeByConfigurationIsWellWithoutOne() throws Exception {
    house.start("made", component("made", "configuration-policy=\"require\"", "test.Made", ""));
    assertTrue(fine().stream().allMatch(line -> line.startsWith("OK")));
  }

  @Test
  void aComponentThatMayHaveToWaitIsNotMissed() throws Exception {
    String waits = component("key", "", "", "test.Missing");
    house.start(
        "keys",
        waits.replace(
            "<reference", "<property name=\"offhook.absence\" value=\"expected\"/><reference"));
    assertTrue(fine().stream().allMatch(line -> line.startsWith("OK")));
  }

  @Test
  void whoWaitsForAnUnconfiguredComponentLearnsItsConfiguration() throws Exception {
    house.start(
        "pair",
        component(
            "made",
            "configuration-policy=\"require\" configuration-pid=\"org.test.made\"",
            "test.Made",
            ""),
        component("user", "", "", "test.Made"));
    assertEquals(
        "CRITICAL  user     waits for test.Made, which made would be with a configuration"
            + " org.test.made",
        failing().get(0));
  }

  @Test
  void aCircleIsNamed() throws Exception {
    house.start(
        "circle",
        component("one", "", "test.One", "test.Two"),
        component("two", "", "test.Two", "test.One"));
    List<String> lines = failing();
    assertEquals("CRITICAL  one      waits in a circle for test.Two", lines.get(0));
    assertEquals("CRITICAL  two      waits in a circle for test.One", lines.get(1));
  }

  @Test
  void aComponentThatDoesNotStartTellsWhy() throws Exception {
    String broken =
        component("broken", "immediate=\"true\"", "", "")
            .replace("java.lang.Object", "java.lang.Number");
    house.start("broken", broken);
    String line = failing().get(0);
    assertTrue(line.startsWith("CRITICAL  broken   did not start: "), line);
    assertTrue(line.contains("InstantiationException"), line);
  }
}
