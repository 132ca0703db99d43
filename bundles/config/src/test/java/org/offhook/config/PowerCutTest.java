package org.offhook.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that writes configurations is killed at random moments. Twelve times in a build; {@code
 * -Doffhook.cuts=200} for more.
 */
class PowerCutTest {
  private static final int LINES = 400;
  private static final int CUTS = Integer.getInteger("offhook.cuts", 12);

  @TempDir Path directory;

  @Test
  void aKilledWriterLeavesACompleteConfiguration() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int least = 0;
    for (int cut = 0; cut < CUTS; cut++) {
      String where = "seed " + seed + ", cut " + cut;
      least = writeAndKill(random, least);
      Store.Found found = new Store(directory).load();
      assertTrue(found.damage().isEmpty(), where + ": " + found.damage());
      assertEquals(LINES, found.text().lines().count(), where);
      assertEquals(1, found.text().lines().distinct().count(), where);
      int version = version(found);
      // What the writer was told is on disk must be there; one that it was writing may be.
      assertTrue(version == least || version == least + 1, where + ": " + version + ", " + least);
      assertTrue(
          Seal.damage(Files.readString(directory.resolve("phone.cfg.last"))).isEmpty(), where);
      least = version;
    }
  }

  private static int version(Store.Found found) {
    return Integer.parseInt(found.text().lines().findFirst().orElseThrow().split("=")[1]);
  }

  /** The number of the last configuration that the writer said was on disk. */
  private int writeAndKill(Random random, int from) throws Exception {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Writer.class.getName(),
                directory.toString(),
                String.valueOf(from + 1))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output =
        new BufferedReader(
            new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
      int last = Integer.parseInt(output.readLine());
      LockSupport.parkNanos(random.nextInt(40_000_000));
      // Not Process.destroyForcibly, which closes the stream with what the writer said last.
      writer.toHandle().destroyForcibly();
      assertTrue(writer.waitFor(10, TimeUnit.SECONDS));
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        last = Integer.parseInt(line);
      }
      return last;
    }
  }

  /** Writes configurations of equal lines, and says the number of each when it is on disk. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      Store store = new Store(Path.of(arguments[0]));
      for (int version = Integer.parseInt(arguments[1]); ; version++) {
        store.save(("value=" + version + "\n").repeat(LINES));
        // One write call for the whole line, so that a kill cannot leave half a number.
        System.out.write((version + "\n").getBytes(StandardCharsets.US_ASCII));
        System.out.flush();
      }
    }
  }
}
