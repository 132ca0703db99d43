package org.offhook.walk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.phone.Call;

/**
 * Whatever people press, whatever befalls the network and whatever expires, in any order: no call
 * is stuck, no lamp disagrees with its dialog, and nothing is left when all have hung up.
 *
 * <p>There are several walks, each with new phones and a seed of its own, which is printed when it
 * fails: {@code -Doffhook.walk.seed=N -Doffhook.walk.walks=1} repeats it. Without a seed the walks
 * are the same each time, so that what a change breaks is seen in that change; {@code
 * -Doffhook.walk.seed=0} takes new ways.
 */
class RandomWalkTest {
  private static final int STEPS = 500;
  private static final int ROUNDS = 20;
  private static final int SHOWN = 50;
  private static final long USUAL = 7;
  private static final Path MESSAGES = Path.of("target/walk-messages.txt");

  private final long wanted = Long.getLong("offhook.walk.seed", USUAL);
  private final long seed = wanted == 0 ? System.nanoTime() : wanted;
  private final int walks = Integer.getInteger("offhook.walk.walks", 10);
  private final Deque<String> steps = new ArrayDeque<>();
  private final Random random = new Random(seed);
  @TempDir private Path disk;
  private Path shared;
  private Town town;
  private Order order;

  @Test
  void nothingIsStuckAndNothingIsLeft() throws Exception {
    Path data = directory();
    System.out.printf("random walk: -Doffhook.walk.seed=%d, %d walks%n", seed, walks);
    long begun = System.nanoTime();
    long datagrams = 0;
    double hours = 0;
    int answered = 0;
    int transferred = 0;
    int stayed = 0;
    for (int walk = 0; walk < walks; walk++) {
      long its = seed + walk;
      random.setSeed(its);
      SeededRandom.install(its);
      try (Town walked = new Town(random, data.resolve("" + its))) {
        town = walked;
        order = new Order(town);
        rounds(its);
        datagrams += town.network.delivered();
        for (Desk desk : town.desks) {
          answered += desk.answered;
          transferred += desk.transferred;
          stayed += desk.stayed;
        }
        hours += town.time.nanos() / 3.6e12;
      } finally {
        SeededRandom.remove();
      }
    }
    System.out.printf(
        "random walk: %d steps, %d datagrams, %d calls answered, %d transferred, %d not, %.0f h in %.0f s%n",
        walks * ROUNDS * STEPS,
        datagrams,
        answered,
        transferred,
        stayed,
        hours,
        (System.nanoTime() - begun) / 1e9);
  }

  /** In memory where that can be had: the logs of calls are written through to the disk. */
  private Path directory() throws IOException {
    Path memory = Path.of("/dev/shm");
    if (!Files.isWritable(memory)) {
      return disk;
    }
    shared = Files.createTempDirectory(memory, "offhook-walk");
    return shared;
  }

  @AfterEach
  void clear() throws IOException {
    if (shared != null) {
      try (Stream<Path> files = Files.walk(shared)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
  }

  private void rounds(long its) throws Exception {
    int round = 0;
    try {
      for (; round < ROUNDS; round++) {
        steps.clear();
        Map<Desk, List<String>> timers = new HashMap<>();
        town.desks.forEach(desk -> timers.put(desk, desk.time.pending()));
        walk();
        settle(timers);
      }
    } catch (AssertionError | RuntimeException e) {
      Files.write(MESSAGES, town.network.log());
      throw new AssertionError(
          "%s%nin round %d; repeat with -Doffhook.walk.seed=%d -Doffhook.walk.walks=1; messages in %s; steps:%n%s"
              .formatted(e.getMessage(), round, its, MESSAGES, String.join("\n", steps)),
          e);
    }
  }

  private void walk() throws Exception {
    People people = new People(random, town.desks);
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
