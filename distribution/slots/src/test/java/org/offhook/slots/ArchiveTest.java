package org.offhook.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the real boot loader makes of class-data archives. The phone is a script that behaves as the
 * JVM does: it writes an archive bit by bit at its end, and crashes with one that is torn.
 */
class ArchiveTest {
  private static final int CUTS = 60;

  private static final Path LOADER =
      Path.of("../tool/src/main/resources/org/offhook/tool/image/offhook-boot");

  private static final String PHONE =
      """
      #!/bin/sh
      cd "${0%/*}/.." || exit 9
      for word in $OFFHOOK_JAVA_OPTS; do
        case $word in
          -XX:ArchiveClassesAtExit=*) record=${word#*=} ;;
          -XX:SharedArchiveFile=*) use=${word#*=} ;;
        esac
      done
      if [ -n "$record" ]; then
        echo recorded
        [ ! -e refuse ] || exit 1
        for part in $(seq 999); do echo "$part" >> "$record"; done
        echo whole >> "$record"
      elif [ -n "$use" ]; then
        [ "$(tail -n 1 "$use")" = whole ] || kill -BUS $$
        echo archived
      else
        echo plain
      fi
      exit "$(cat code)"
      """;

  @TempDir Path directory;
  private Path image;

  @BeforeEach
  void image() throws Exception {
    image = directory.resolve("image");
    Files.createDirectories(image.resolve("bin"));
    Files.writeString(image.resolve("image.json"), "{}");
    Files.writeString(image.resolve("code"), "0");
    program(Files.writeString(image.resolve("bin/offhook-phone"), PHONE));
    program(Files.copy(LOADER, image.resolve("bin/offhook-boot")));
  }

  private static void program(Path file) {
    assertTrue(file.toFile().setExecutable(true), file.toString());
  }

  private Process start() throws IOException {
    return new ProcessBuilder("setsid", "bin/offhook-boot", "--data", "" + directory)
        .directory(image.toFile())
        .redirectErrorStream(true)
        .start();
  }

  /** What the lives said until the phone ended, and the code it ended with. */
  private String lives() throws Exception {
    Process loader = start();
    String said = new String(loader.getInputStream().readAllBytes());
    List<String> lives = said.lines().filter(line -> line.matches("[a-z]+")).toList();
    return String.join(" ", lives) + " " + loader.waitFor();
  }

  private List<Path> files(String glob) throws IOException {
    try (Stream<Path> all = Files.list(image)) {
      return all.filter(file -> file.getFileName().toString().matches(glob)).toList();
    }
  }

  @Test
  void theFirstLifeIsRecordedAndLaterOnesUseIt() throws Exception {
    assertEquals("recorded 0", lives());
    assertEquals("archived 0", lives());
    assertEquals(1, files("phone-[0-9a-f]{16}\\.jsa").size());
    Files.writeString(image.resolve("image.json"), "{ }");
    assertEquals("recorded 0", lives(), "another image");
    assertEquals(1, files("phone-.*").size(), "the old one is gone");
    Files.writeString(image.resolve("phone.jsa"), "its own");
    assertEquals("plain 0", lives());
  }

  @Test
  void whatTheShellOfThePhoneEndedWithIsHandedOn() throws Exception {
    Files.writeString(image.resolve("code"), "143");
    assertEquals("recorded 143", lives());
    assertEquals("archived 143", lives());
  }

  @Test
  void aTornArchiveCostsOneStart() throws Exception {
    assertEquals("recorded 0", lives());
    Files.writeString(files("phone-.*").get(0), "1\n2\n");
    assertEquals("recorded 0", lives());
    assertEquals("archived 0", lives());
  }

  @Test
  void aPhoneThatCannotBeRecordedRunsWithout() throws Exception {
    Path refuse = Files.createFile(image.resolve("refuse"));
    assertEquals("recorded plain 0", lives());
    assertEquals("plain 0", lives());
    Files.delete(refuse);
    assertEquals("plain 0", lives(), "it was tried");
  }

  @Test
  void aPowerCutLeavesAWholeArchiveOrNone() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    int whole = 0;
    for (int cut = 0; cut < CUTS; cut++) {
      Process loader = start();
      assertTrue(loader.getInputStream().read() == 'r', "seed " + seed);
      LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(random.nextInt(12_000)));
      // All of them at once: they have a session of their own.
      TestFirmware.run(directory, "sh", "-c", "kill -s KILL -- -%d || :".formatted(loader.pid()));
      loader.waitFor();
      for (Path archive : files("phone-.*\\.jsa")) {
        assertTrue(Files.readString(archive).endsWith("999\nwhole\n"), "seed " + seed);
        Files.delete(archive);
        whole++;
      }
    }
    System.out.println("whole after a power cut: " + whole + " of " + CUTS);
    String said = lives();
    assertTrue(said.matches("(recorded|archived) 0"), said);
  }
}
