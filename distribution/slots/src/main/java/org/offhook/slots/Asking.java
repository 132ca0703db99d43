package org.offhook.slots;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Tries until it has what it wants. It waits longer each time, for 5 to 10 seconds first and 2.5 to
 * 5 minutes at last, and never for quite the same time: after a power cut a house full of phones
 * asks the same server.
 *
 * @param random chooses how long
 * @param pause waits
 * @param say takes what there is to tell, a line each time
 */
record Asking(RandomGenerator random, Pause pause, Consumer<String> say) {
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** What is tried. */
  interface Attempt {
    /**
     * Tries once.
     *
     * @return what was had, for people
     * @throws IOException when it was not had; the message tells what was tried
     */
    String once() throws IOException;
  }

  /** Waits. */
  interface Pause {
    /** Waits this long. */
    void over(Duration time) throws InterruptedException;
  }

  /** Tries until it succeeds; there is no other end but an interrupt. */
  void until(Attempt attempt) throws InterruptedException {
    for (Duration most = FIRST; ; most = longer(most)) {
      try {
        say.accept(attempt.once());
        return;
      } catch (IOException e) {
        Duration wait = Duration.ofMillis(random.nextLong(most.toMillis() / 2, most.toMillis()));
        say.accept(reason(e) + "; trying again in " + wait.toSeconds() + " s");
        pause.over(wait);
      }
    }
  }

  private static Duration longer(Duration most) {
    Duration twice = most.multipliedBy(2);
    return twice.compareTo(LONGEST) < 0 ? twice : LONGEST;
  }

  private static String reason(IOException e) {
    return e instanceof Refusal ? "refused: " + e.getMessage() : e.getMessage();
  }
}
