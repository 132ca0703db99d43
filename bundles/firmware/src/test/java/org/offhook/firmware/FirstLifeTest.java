package org.offhook.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.slots.Slots;
import org.offhook.testkit.VirtualTime;

class FirstLifeTest {
  private static final int MINUTES = 10;
  private static final Duration WAIT = Duration.ofMinutes(MINUTES);

  @TempDir Path directory;
  private final VirtualTime time = new VirtualTime();
  private final List<String> restarts = new ArrayList<>();
  private Path archive;
  private Slots slots;

  @BeforeEach
  void make() {
    archive = directory.resolve("phone-0123456789abcdef.jsa");
    slots = new Slots(directory.resolve("slots"));
  }

  private FirstLife begin(int minutes) {
    ClassData data = new ClassData(directory, Optional.of(archive));
    return new FirstLife(time, restarts::add, data, Optional.of(slots), minutes);
  }

  @Test
  void itEndsAfterAWhileSoThatTheArchiveIsWritten() {
    begin(MINUTES);
    time.advance(WAIT.minusSeconds(1));
    assertEquals(List.of(), restarts);
    time.advance(Duration.ofSeconds(1));
    assertEquals(List.of("the class-data archive of its image is written"), restarts);
    time.advance(WAIT);
    assertEquals(1, restarts.size());
  }

  @Test
  void itEndsNoMoreThanOnceEvenIfNoArchiveCame() {
    begin(MINUTES);
    time.advance(WAIT);
    begin(MINUTES);
    time.advance(WAIT.multipliedBy(3));
    assertEquals(1, restarts.size());
  }

  @Test
  void aTrialIsWaitedFor() throws Exception {
    slots.tryNext(slots.slot("a"), Slots.FACTORY, Slots.Before.NOTHING);
    begin(MINUTES);
    time.advance(WAIT.multipliedBy(2));
    assertEquals(List.of(), restarts);
    slots.commit();
    time.advance(WAIT);
    assertEquals(1, restarts.size());
  }

  @Test
  void itGoesOnWhereThatIsWantedOrTheArchiveIsThere() throws Exception {
    begin(0);
    begin(MINUTES).close();
    Files.createFile(archive);
    begin(MINUTES);
    time.advance(WAIT.multipliedBy(2));
    assertEquals(List.of(), restarts);
  }

  @Test
  void theStateOfTheArchiveIsTold() throws Exception {
    ClassData kept = new ClassData(directory, Optional.of(archive));
    ClassData own = new ClassData(directory, Optional.empty());
    assertEquals("recorded until the phone stops", kept.status());
    assertEquals("none", own.status());
    Files.createFile(archive);
    assertEquals("archived", kept.status());
    Files.createFile(directory.resolve("phone.jsa"));
    assertEquals("archived", own.status());
  }
}
