package org.offhook.call.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.phone.CallLog.Entry;
import org.offhook.api.phone.CallLog.Kind;
import org.offhook.api.phone.CallLog.Outcome;
import org.offhook.testkit.VirtualTime;

/** The file of the calls, whatever happens to it. */
class StoredCallsTest {
  @TempDir Path directory;

  private static Entry entry(int number) {
    return new Entry(
        Kind.values()[number % 3],
        Outcome.ANSWERED,
        number % 4,
        "sip:" + number + "@exämple.com;x=%20",
        number % 2 == 0 ? "" : "Name - of\n\"" + number + "\" ☎",
        Instant.ofEpochMilli(1_790_000_000_000L + number),
        Duration.ofMillis(number * 1000L));
  }

  @Test
  void aLineSaysAllOfACall() {
    for (int i = 0; i < 20; i++) {
      String line = LogLine.of(entry(i));
      assertEquals(line.length() - 1, line.indexOf('\n'), line);
      assertEquals(Optional.of(entry(i)), LogLine.parse(line.stripTrailing()));
    }
  }

  @Test
  void aTornLineTakesNothingWithIt() throws Exception {
    Path path = directory.resolve("calls.log");
    List<Entry> expected = new ArrayList<>();
    Random random = new Random(7);
    LogFile file = new LogFile(path);
    for (int i = 0; i < 200; i++) {
      file.read();
      file.add(entry(i));
      if (random.nextInt(4) == 0) {
        // The power went while this line was written.
        byte[] torn = LogLine.of(entry(1000 + i)).getBytes(StandardCharsets.UTF_8);
        int length = 1 + random.nextInt(torn.length - 2);
        Files.write(path, java.util.Arrays.copyOf(torn, length), StandardOpenOption.APPEND);
      }
      expected.add(entry(i));
      assertEquals(expected, new LogFile(path).read());
    }
  }

  @Test
  void aLineThatWasTouchedIsNotBelieved() {
    String line = LogLine.of(entry(5)).stripTrailing();
    for (int i = 0; i < line.length(); i++) {
      char other = line.charAt(i) == '7' ? '8' : '7';
      String touched = line.substring(0, i) + other + line.substring(i + 1);
      assertTrue(LogLine.parse(touched).isEmpty(), touched);
    }
  }

  @Test
  void listsAreNoLongerThanConfiguredAlsoAfterARestart() throws Exception {
    LogFile file = new LogFile(directory.resolve("calls.log"));
    for (int i = 0; i < 90; i++) {
      file.add(entry(i));
    }
    StoredCalls calls = new StoredCalls(new VirtualTime(), directory, 20);
    for (Kind kind : Kind.values()) {
      assertEquals(20, calls.entries(kind).size());
    }
    assertEquals(entry(89), calls.entries(entry(89).kind()).get(0), "newest first");
    calls.clear(Kind.DIALLED);
    calls.close();
    StoredCalls again = new StoredCalls(new VirtualTime(), directory, 20);
    assertEquals(List.of(), again.entries(Kind.DIALLED));
    assertEquals(20, again.entries(Kind.MISSED).size());
    again.close();
  }
}
