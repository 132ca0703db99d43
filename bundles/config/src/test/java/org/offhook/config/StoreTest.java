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
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreTest {
  private static final int LINES = 400;

  @TempDir Path directory;

  @Test
  void aFileCutShortIsAnsweredByTheLastGoodCopy() throws IOException {
    Store store = new Store(directory);
    store.save("a=1\n");
    store.save("a=2\n");
    Path file = directory.resolve("phone.cfg");
    String whole = Files.readString(file);
    for (int length = 60; length < whole.length() - 1; length += 7) {
      Files.writeString(file, whole.substring(0, length));
      Store.Found found = store.load();
      assertEquals("a=1\n", found.text(), "cut at " + length);
      assertTrue(found.damage().orElseThrow().contains("cut short"));
      assertEquals(
          whole.substring(0, length), Files.readString(directory.resolve("phone.cfg.damaged")));
    }
  }

  @Test
  void zeroBytesAndGarbageAreDamage() throws IOException {
    Store store = new Store(directory);
    store.save("a=1\n");
    store.save("a=2\n");
    Files.write(directory.resolve("phone.cfg"), new byte[500]);
    assertEquals("a=1\n", store.load().text());
    Files.write(directory.resolve("phone.cfg"), new byte[] {(byte) 0xff, (byte) 0xfe, 1, 2});
    assertTrue(store.load().damage().orElseThrow().contains("no UTF-8"));
    Files.delete(directory.resolve("phone.cfg"));
    assertEquals("a=1\n", store.load().text());
  }

  @Test
  void whatAPersonWroteCountsAsItIs() throws IOException {
    Store store = new Store(directory);
    Files.writeString(directory.resolve("phone.cfg"), "a=1\n");
    assertEquals("a=1\n", store.load().text());
    store.save("a=2\n");
    Path file = directory.resolve("phone.cfg");
    Files.writeString(file, Files.readString(file).replace("a=2\n", "a=2\nb=3\n"));
    assertEquals("a=2\nb=3\n", store.load().text());
    assertTrue(store.load().damage().isEmpty());
  }

  @Test
  void aFreshDirectoryIsNoDamage() throws IOException {
    assertEquals("", new Store(directory).load().text());
    assertTrue(new Store(directory).load().damage().isEmpty());
  }

  /** A process that writes configurations is killed at random moments. */
  @Test
  void aKilledWriterLeavesACompleteConfiguration() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 12; round++) {
      Process writer =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-cp",
                  System.getProperty("java.class.path"),
                  Writer.class.getName(),
                  directory.toString())
              .redirectErrorStream(true)
              .start();
      BufferedReader output =
          new BufferedReader(
              new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8));
      assertEquals("writing", output.readLine());
      LockSupport.parkNanos(random.nextInt(40_000_000));
      writer.destroyForcibly().waitFor();
      Store.Found found = new Store(directory).load();
      assertTrue(found.damage().isEmpty(), "seed " + seed + ": " + found.damage());
      assertEquals(LINES, found.text().lines().count(), "seed " + seed);
      assertEquals(1, found.text().lines().distinct().count(), "seed " + seed);
    }
  }

  /** Writes configurations of equal lines until it is killed. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] arguments) throws IOException {
      Store store = new Store(Path.of(arguments[0]));
      store.save("value=first\n".repeat(LINES));
      System.out.println("writing");
      for (int version = 0; ; version++) {
        store.save(("value=" + version + "\n").repeat(LINES));
      }
    }
  }
}
