package org.offhook.walk;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.phone.Call;

/**
 * Whatever people press, whatever befalls the network and whatever expires, in any order: no call
 * is stuck, no lamp disagrees with its dialog, and nothing is left when all have hung up.
 *
 * <p>A walk is made of rounds, each with a seed of its own, which is printed when it fails: {@code
 * -Doffhook.walk.seed=N -Doffhook.walk.rounds=1} repeats it.
 */
class RandomWalkTest {
  private static final int STEPS = 500;
  private static final int SHOWN = 50;
  private static final Path MESSAGES = Path.of("target/walk-messages.txt");

  private final long seed = Long.getLong("offhook.walk.seed", System.nanoTime());
  private final int rounds = Integer.getInteger("offhook.walk.rounds", 200);
  private final Deque<String> steps = new ArrayDeque<>();
  private final Random random = new Random(seed);
  private Town town;
  private Order order;

  @Test
  void nothingIsStuckAndNothingIsLeft(@TempDir Path data) throws Exception {
    System.out.println("random walk: -Doffhook.walk.seed=" + seed);
    SeededRandom.install(seed);
    long begun = System.nanoTime();
    try (Town walked = new Town(random, data)) {
      town = walked;
      order = new Order(town);
      for (int round = 0; round < rounds; round++) {
        round(seed + round);
      }
      System.out.printf(
          "random walk: %d steps, %d datagrams, %.1f h of virtual time in %.1f s%n",
          rounds * STEPS,
          town.network.delivered(),
          town.time.nanos() / 3.6e12,
          (System.nanoTime() - begun) / 1e9);
    } finally {
      SeededRandom.remove();
    }
  }

  private void round(long its) throws Exception {
    random.setSeed(its);
    SeededRandom.install(its);
    steps.clear();
    Map<Desk, List<String>> timers = new HashMap<>();
    town.desks.forEach(desk -> timers.put(desk, desk.time.pending()));
    try {
      walk();
      settle(timers);
    } catch (AssertionError | RuntimeException e) {
      Files.write(MESSAGES, town.network.log());
      throw new AssertionError(
          "%s%nrepeat with -Doffhook.walk.seed=%d -Doffhook.walk.rounds=1; messages in %s; steps:%n%s"
              .formatted(e.getMessage(), its, MESSAGES, String.join("\n", steps)),
          e);
    }
  }

  private void walk() throws Exception {
    People people = new People(random);
    Nature nature = new Nature(town, random);
    for (int i = 0; i < STEPS; i++) {
      int what = random.nextInt(100);
      if (what < 45) {
        step(people.act(town.desks.get(random.nextInt(town.desks.size()))));
      } else if (what < 55) {
        step(nature.act());
      } else {
        Duration pause = pause();
        step("time passes: " + pause.toMillis() + " ms");
        town.time.advance(pause);
      }
      order.always();
    }
    nature.calm();
  }

  private void step(String what) {
    if (steps.size() == SHOWN) {
      steps.removeFirst();
    }
    steps.addLast("%.3f %s".formatted(town.time.nanos() / 1e9, what));
  }

  private Duration pause() {
    int kind = random.nextInt(100);
    int most = kind < 60 ? 50 : kind < 85 ? 1_000 : kind < 97 ? 10_000 : 100_000;
    return Duration.ofMillis(1 + random.nextInt(most));
  }

  /** All is fair; then one after the other hangs up, and the calls of the others end by it. */
  private void settle(Map<Desk, List<String>> timers) {
    pass(Duration.ofSeconds(400));
    order.quiet();
    for (Desk desk : town.desks) {
      List<Call> calls = new ArrayList<>(desk.calls());
      calls.forEach(Call::hangup);
      pass(Duration.ofSeconds(5));
      order.always();
    }
    pass(Duration.ofSeconds(70));
    order.over(timers);
  }

  private void pass(Duration time) {
    step("time passes: " + time);
    town.time.advance(time);
  }
}
