package org.offhook.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.config.Dialect;
import org.offhook.api.config.Problem;
import org.offhook.api.config.Problem.Kind;
import org.offhook.api.config.Settings;
import org.offhook.api.health.HealthProbe;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationListener;

/** The bundle as built, in a real framework with the real Config Admin. */
class PhoneSettingsTest {
  private static final Duration PATIENT = Duration.ofSeconds(10);

  @TempDir Path directory;

  private House house(String stored) throws Exception {
    return house(stored, Map.of());
  }

  private House house(String stored, Map<String, String> properties) throws Exception {
    if (!stored.isEmpty()) {
      Files.writeString(directory.resolve("phone.cfg"), stored);
    }
    return new House(directory, properties);
  }

  @Test
  void linesComeAliveWithTheirBundleAndStayForItsReturn() throws Exception {
    try (House house = house("voip/line/3/id=7\nvoip/line/3/time_out=9\nstrange/path=1\n")) {
      Settings settings = house.settings();
      assertEquals(3, settings.problems().size());
      assertEquals(List.of(), house.configurations("line"));

      Bundle bundle = house.install();
      House.eventually(() -> house.lines().size() == 1, "no line");
      ServiceReference<?> line = house.lines().get(0);
      assertEquals(List.of(3, "7", 9), properties(line, "index", "id", "timeout"));
      assertNull(line.getProperty("enabled"), "only what is set is pushed");
      assertEquals(1, settings.problems().size());

      long count = house.configurations("line").get(0).getChangeCount();
      bundle.update(House.capability("lines", Fixture.XML, House.LINE));
      House.eventually(() -> house.lines().size() == 1, "no line after an update");
      bundle.uninstall();
      House.eventually(() -> settings.problems().size() == 3, "lines are not parked");
      assertEquals(1, house.configurations("line").size(), "kept for its return");
      house.install();
      House.eventually(() -> house.lines().size() == 1, "no line after its return");
      House.eventually(() -> settings.problems().size() == 1, "lines did not come alive");
      assertEquals(count, house.configurations("line").get(0).getChangeCount(), "touched");
    }
  }

  @Test
  void aChangeIsTakenWhenAllWhoAreToldOfItHaveActed() throws Exception {
    CountDownLatch acts = new CountDownLatch(1);
    try (House house = house("voip/line/0/id=a\n")) {
      Settings settings = house.settings();
      house.install();
      House.eventually(() -> house.lines().size() == 1, "no line");
      assertTrue(settings.awaitTaken(PATIENT));
      ConfigurationListener slow =
          event -> {
            if ("line".equals(event.getFactoryPid())) {
              await(acts);
            }
          };
      house.context.registerService(ConfigurationListener.class, slow, null);
      settings.set(Map.of("voip/line/0/id", "b"));
      assertFalse(settings.awaitTaken(Duration.ofMillis(50)), "somebody has not acted yet");
      acts.countDown();
      assertTrue(settings.awaitTaken(PATIENT));
      assertEquals("b", house.lines().get(0).getProperty("id"));
      assertNull(
          house.service(ConfigurationAdmin.class).listConfigurations("(service.pid=*delivery*)"),
          "nothing is left of the waiting");
    }
  }

  @Test
  void parametersComeAndGoWithTheirBundle() throws Exception {
    try (House house = house("")) {
      Settings settings = house.settings();
      for (int i = 0; i < 20; i++) {
        Bundle bundle = house.install();
        assertTrue(settings.awaitTaken(PATIENT));
        assertTrue(has(settings, "voip/line/0/id"), "round " + i);
        bundle.uninstall();
        assertTrue(settings.awaitTaken(PATIENT));
        assertFalse(has(settings, "voip/line/0/id"), "round " + i);
      }
      house.config.stop();
      assertTrue(settings.awaitTaken(PATIENT), "nobody waits for an engine that is gone");
    }
  }

  private static boolean has(Settings settings, String path) {
    return settings.parameters().stream().anyMatch(one -> one.path().equals(path));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(PATIENT.toSeconds(), TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void whatChangesWhileABundleIsAwayCounts() throws Exception {
    try (House house = house("voip/line/0/id=a\nvoip/line/1/id=b\n")) {
      Settings settings = house.settings();
      Bundle bundle = house.install();
      House.eventually(() -> house.lines().size() == 2, "no lines");
      bundle.uninstall();
      House.eventually(() -> settings.problems().size() == 2, "lines are not parked");
      settings.set(Map.of("voip/line/0/id", "", "voip/line/1/id", "c"));
      house.install();
      House.eventually(() -> house.lines().size() == 1, "a line without lines");
      assertEquals("c", house.lines().get(0).getProperty("id"));
    }
  }

  @Test
  void aChangeIsInConfigAdminOnReturn() throws Exception {
    try (House house = house("")) {
      house.install();
      Settings settings = house.settings();
      House.eventually(() -> !settings.parameters().isEmpty(), "no parameters");
      settings.set(Map.of("voip/line/0/auth_password", "hush", "voip/media/media_tos", "0x20"));
      assertEquals(32, house.configurations("media").get(0).getProperties().get("tos"));
      Configuration line = house.configurations("line").get(0);
      assertEquals("hush", line.getProperties().get(".authPassword"));
      assertEquals("line~0", line.getPid());
      settings.set(Map.of("voip/line/0/auth_password", "", "voip/media/media_tos", ""));
      assertEquals(List.of(), house.configurations("line"));
      assertEquals(List.of(), house.configurations("media"));
    }
  }

  @Test
  void aThousandLinesWithTenBadOnes() throws Exception {
    try (House house = house("")) {
      house.install();
      Settings settings = house.settings();
      House.eventually(() -> !settings.parameters().isEmpty(), "no parameters");
      List<String> lines = Fixture.thousand();
      for (int bad = 0; bad < 10; bad++) {
        int place = bad * 100 + 3;
        lines.set(place, lines.get(place).split("=")[0] + "=61");
      }
      long start = System.nanoTime();
      List<Problem> problems = settings.replace("big.cfg", Fixture.lines(String.join("\n", lines)));
      long micros = (System.nanoTime() - start) / 1000;
      System.out.printf("a thousand lines are in Config Admin after %d ms%n", micros / 1000);
      assertEquals(
          List.of(4, 104, 204, 304, 404, 504, 604, 704, 804, 904),
          problems.stream().map(Problem::line).toList());
      int inForce = 0;
      for (Configuration configuration : house.configurations("line")) {
        // service.pid, service.factoryPid, index and the mark of this bundle are not of the file.
        inForce += configuration.getProperties().size() - 4;
      }
      assertEquals(990, inForce);
      House.eventually(() -> house.lines().size() == 200, "not all lines came");
      System.out.printf(
          "their components run after %d ms%n", (System.nanoTime() - start) / 1_000_000);
    }
  }

  @Test
  void theModelSaysWhatIsAllowed() throws Exception {
    try (House house = house("voip/line/0/id=1\nvoip/line/9/id=1\n")) {
      house.install();
      Settings settings = house.settings();
      House.eventually(() -> settings.problems().isEmpty(), "both are allowed without a model");
      house
          .service(ConfigurationAdmin.class)
          .getConfiguration("org.offhook.model", "?")
          .update(
              new Hashtable<>(
                  Map.of("model", "ES410", "limits", new String[] {"voip/line/{n}=0-3"})));
      Settings same = house.settings();
      House.eventually(() -> same.problems().size() == 1, "the model says nothing");
      assertTrue(same.problems().get(0).toString().endsWith("an index from 0 to 3 on the ES410"));
      House.eventually(() -> house.lines().size() == 1, "line 9 is there");
      assertEquals(HealthProbe.State.WARN, house.service(HealthProbe.class).probe().state());
    }
  }

  @Test
  void theFileItWasStartedWithIsTakenOnce() throws Exception {
    Path file = directory.resolve("first.cfg");
    Files.writeString(file, "voip/line/0/id=first\nvoip/line/1/id=other\nnonsense\n");
    try (House house = house("voip/line/7/id=old\n", Map.of("offhook.config", file.toString()))) {
      house.install();
      Settings settings = house.settings();
      House.eventually(() -> settings.get("voip/line/7/id").isPresent(), "nothing stored");
      assertTrue(health(house).contains("first.cfg is not in force"), health(house));

      ServiceRegistration<Dialect> dialect = house.registerDialect();
      assertEquals(Optional.of("first"), settings.get("voip/line/0/id"));
      assertEquals(Optional.empty(), settings.get("voip/line/7/id"));
      assertEquals("first.cfg", settings.problems().get(0).source());
      settings.set(Map.of("voip/line/0/id", "second"));
      House.eventually(() -> house.lines().size() == 2, "not two lines");
      long count = changes(house);

      dialect.unregister();
      house.registerDialect();
      assertEquals(Optional.of("second"), house.settings().get("voip/line/0/id"));
      house.config.update();
      Settings after = house.settings();
      assertEquals(Optional.of("second"), after.get("voip/line/0/id"));
      assertEquals(count, changes(house), "an update of this bundle touched a line");
    }
  }

  private static long changes(House house) throws Exception {
    return house.configurations("line").stream().mapToLong(Configuration::getChangeCount).sum();
  }

  private static String health(House house) {
    return house.service(HealthProbe.class).probe().detail();
  }

  @Test
  void aMissingFirstFileLeavesTheStoredConfigurationInForce() throws Exception {
    try (House house =
        house("voip/line/7/id=old\n", Map.of("offhook.config", directory + "/none.cfg"))) {
      house.install();
      house.registerDialect();
      House.eventually(() -> house.lines().size() == 1, "no line");
      assertTrue(health(house).startsWith("none.cfg is not in force: there is no file"));
    }
  }

  @Test
  void aDamagedFileIsReportedUntilTheNextChange() throws Exception {
    Files.writeString(directory.resolve("phone.cfg.last"), "voip/line/2/id=good\n");
    try (House house = house("voip/line/2/id=\0\0\0")) {
      house.install();
      House.eventually(() -> house.lines().size() == 1, "no line");
      assertEquals("good", house.lines().get(0).getProperty("id"));
      assertEquals(HealthProbe.State.CRITICAL, house.service(HealthProbe.class).probe().state());
      assertTrue(health(house).contains("the last good copy is in force"), health(house));
      house.settings().set(Map.of("voip/line/2/id", "new"));
      assertEquals(HealthProbe.State.OK, house.service(HealthProbe.class).probe().state());
    }
  }

  @Test
  void aStoppedBundleLeavesNoThread() throws Exception {
    try (House house = house("voip/line/2/id=1\n")) {
      house.install().uninstall();
      house.settings();
      House.eventually(PhoneSettingsTest::threads, "no thread to look for");
      house.config.stop();
      House.eventually(() -> !threads(), "a thread is left");
      assertFalse(house.configurations("line").isEmpty(), "calls would lose their lines");
    }
  }

  private static boolean threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("config"));
  }

  @Test
  void unclaimedLinesAreNoFaultOfHealth() throws Exception {
    try (House house = house("some/thing=1\n")) {
      assertEquals(Kind.UNCLAIMED, house.settings().problems().get(0).kind());
      assertEquals(HealthProbe.State.OK, house.service(HealthProbe.class).probe().state());
    }
  }

  private static List<Object> properties(ServiceReference<?> service, String... keys) {
    return java.util.Arrays.stream(keys).map(service::getProperty).toList();
  }
}
