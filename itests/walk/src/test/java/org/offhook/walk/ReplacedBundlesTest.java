package org.offhook.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.phone.CallState;

/**
 * A bundle that was replaced during a call is forgotten by all others, the SIP library and the
 * threads: a phone that runs for years and is updated while it runs does not fill up.
 */
class ReplacedBundlesTest {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  @Test
  void nothingRemembersWhatWasReplaced(@TempDir Path data) throws Exception {
    SeededRandom.install(3);
    try (Town town = new Town(new Random(3), data)) {
      Desk desk = town.desks.get(0);
      Map<String, WeakReference<ClassLoader>> former = new LinkedHashMap<>();
      for (String feature : features()) {
        talk(town);
        former.put(feature, desk.house.replace(feature));
        town.time.advance(Duration.ofSeconds(10));
      }
      desk.calls().forEach(call -> call.hangup());
      town.time.advance(Duration.ofSeconds(400));
      assertEquals(List.of(), remembered(former));
      assertEquals(List.of(), desk.faults);
    } finally {
      SeededRandom.remove();
    }
  }

  /**
   * The phone last: Felix SCR 2.2.18 keeps a note of each screen of calls that found the phone on
   * its way up, and with it the screen's first bundle, until it stops itself.
   */
  private static List<String> features() {
    List<String> features = new ArrayList<>(List.of(Desk.FEATURES));
    features.remove("phone");
    features.add("phone");
    return features;
  }

  /** A call is up while a bundle is replaced. */
  private static void talk(Town town) throws Exception {
    Desk desk = town.desks.get(0);
    if (desk.calls(CallState.CONNECTED).isEmpty()) {
      desk.phone().dial(Optional.empty(), "102");
      town.time.advance(Duration.ofMillis(200));
      town.desks.get(1).calls(CallState.RINGING_IN).forEach(call -> call.answer());
      town.time.advance(Duration.ofSeconds(1));
    }
  }

  private static List<String> remembered(Map<String, WeakReference<ClassLoader>> former) {
    long end = System.nanoTime() + PATIENCE;
    while (true) {
      System.gc();
      List<String> left =
          former.entrySet().stream()
              .filter(entry -> !entry.getValue().refersTo(null))
              .map(Map.Entry::getKey)
              .toList();
      if (left.isEmpty() || System.nanoTime() > end) {
        return left;
      }
      LockSupport.parkNanos(50_000_000);
    }
  }
}
