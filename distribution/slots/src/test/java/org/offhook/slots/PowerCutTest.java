package org.offhook.slots;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The power is cut 300 times while the phone upgrades itself; the real boot loader looks after. */
class PowerCutTest {
  private static final int CUTS = 300;

  private static final Path LOADER =
      Path.of("../tool/src/main/resources/org/offhook/tool/image/offhook-boot");

  @TempDir Path directory;

  @Test
  void thePhoneAlwaysStartsWithAWholeImage() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    TestFirmware firmware = new TestFirmware(Files.createDirectories(directory.resolve("made")));
    Path factory = firmware.image("0.1");
    Path loader = Files.copy(LOADER, factory.resolve("bin/offhook-boot"));
    assertTrue(loader.toFile().setExecutable(true));
    Files.writeString(factory.resolve(TrustedKeys.FILE), firmware.pem());
    List<Path> files = List.of(firmware.file("1.0"), firmware.file("2.0"));
    Path data = Files.createDirectories(directory.resolve("data"));
    Map<String, Integer> started = new TreeMap<>();
    for (int cut = 0; cut < CUTS; cut++) {
      // On a machine with much to do no upgrade may come to its end in time: it gets more of it.
      int longest = 150_000 + (started.size() < 2 ? cut * 10_000 : 0);
      upgradeUntilThePowerIsCut(data, factory, files, random.nextInt(longest));
      String said = TestFirmware.run(directory, loader.toString(), "--data", data.toString());
      String version = said.lines().reduce((first, last) -> last).orElse("");
      assertTrue(
          version.matches("0\\.1|1\\.0|2\\.0"), "cut " + cut + ", seed " + seed + ": " + said);
      started.merge(version, 1, Integer::sum);
    }
    System.out.println("started after a power cut: " + started);
    assertTrue(started.size() >= 2, started.toString());
  }

  private void upgradeUntilThePowerIsCut(Path data, Path factory, List<Path> files, int micros)
      throws IOException {
    Process upgrade =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                UpgradeProcess.class.getName(),
                data.resolve("slots").toString(),
                factory.toString(),
                files.get(0).toString(),
                files.get(1).toString())
            .redirectError(directory.resolve("upgrade.err").toFile())
            .start();
    try {
      int first = upgrade.getInputStream().read();
      assertTrue(first == 'b', () -> text(directory.resolve("upgrade.err")));
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(micros));
    } finally {
      upgrade.destroyForcibly().onExit().join();
    }
    assertTrue(upgrade.exitValue() == 137, () -> text(directory.resolve("upgrade.err")));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}
