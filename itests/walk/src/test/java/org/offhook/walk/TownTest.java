package org.offhook.walk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.phone.CallState;

/** The ground of the walk is firm: phones register, lamps are lit, and a call goes its way. */
class TownTest {
  @Test
  void oneCallFromPhoneToPhone(@TempDir Path data) throws Exception {
    SeededRandom.install(1);
    try (Town town = new Town(new Random(1), data)) {
      Desk caller = town.desks.get(0);
      Desk called = town.desks.get(1);
      caller.phone().dial(Optional.empty(), "102");
      town.time.advance(Duration.ofMillis(100));
      assertEquals(1, called.calls(CallState.RINGING_IN).size(), () -> dump(town));
      called.calls().get(0).answer();
      town.time.advance(Duration.ofSeconds(1));
      assertEquals(1, caller.calls(CallState.CONNECTED).size(), () -> dump(town));
      caller.calls().get(0).hangup();
      town.time.advance(Duration.ofSeconds(40));
      assertEquals(List.of(), called.calls());
      assertEquals(List.of(), caller.faults);
    } finally {
      SeededRandom.remove();
    }
  }

  /** What the walk would find must be found: a lamp that disagrees fails the order of things. */
  @Test
  void aServerThatForgetsIsHeardAnew(@TempDir Path data) throws Exception {
    SeededRandom.install(2);
    try (Town town = new Town(new Random(2), data)) {
      town.server.notifier.set("201", 0, "confirmed");
      assertThrows(AssertionError.class, () -> new Order(town).quiet(), "not yet told");
      town.time.advance(Duration.ofSeconds(1));
      new Order(town).quiet();
      town.server.restart();
      town.server.notifier.set("201", 0, "terminated");
      town.time.advance(Duration.ofSeconds(400));
      new Order(town).quiet();
    } finally {
      SeededRandom.remove();
    }
  }

  private static String dump(Town town) {
    return String.join("\n", town.network.log());
  }
}
