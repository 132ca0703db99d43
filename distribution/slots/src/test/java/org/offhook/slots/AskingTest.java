package org.offhook.slots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** In a time that passes only in the list of waits. */
class AskingTest {
  private final List<Duration> waits = new ArrayList<>();
  private final List<String> said = new ArrayList<>();
  private int attempts;

  private Asking asking(long seed) {
    return new Asking(new SplittableRandom(seed), waits::add, said::add);
  }

  private String after(int failures, IOException failure) throws IOException {
    if (++attempts <= failures) {
      throw failure;
    }
    return "it is there";
  }

  private List<Duration> waits(long seed, int failures) throws InterruptedException {
    waits.clear();
    attempts = 0;
    asking(seed).until(() -> after(failures, new IOException("nobody answers")));
    assertEquals(failures + 1, attempts);
    return List.copyOf(waits);
  }

  @Test
  void whatIsThereAtOnceIsTakenAtOnce() throws Exception {
    assertEquals(List.of(), waits(1, 0));
    assertEquals(List.of("it is there"), said);
  }

  @Test
  void itWaitsLongerEachTimeWithinBounds() throws Exception {
    List<Duration> waited = waits(1, 500);
    long most = 10_000;
    for (Duration wait : waited) {
      long millis = wait.toMillis();
      assertTrue(millis >= most / 2 && millis < most, millis + " of at most " + most);
      most = Math.min(2 * most, 300_000);
    }
    assertTrue(waited.stream().distinct().count() > 400, "they are not all the same");
  }

  @Test
  void twoPhonesDoNotAskTogether() throws Exception {
    assertNotEquals(waits(1, 10), waits(2, 10));
  }

  @Test
  void eachTimeALineTellsWhatWasTriedAndWhenItIsTriedAgain() throws Exception {
    asking(1).until(() -> after(1, new IOException("440HD.img from 192.0.2.1: no answer")));
    asking(1).until(() -> after(3, new Refusal("without a signature")));
    String again = "; trying again in " + waits.get(0).toSeconds() + " s";
    assertEquals("440HD.img from 192.0.2.1: no answer" + again, said.get(0));
    assertEquals("it is there", said.get(1));
    assertEquals("refused: without a signature" + again, said.get(2));
  }

  @Test
  void anInterruptEndsIt() {
    Asking interrupted =
        new Asking(
            new SplittableRandom(1),
            wait -> {
              throw new InterruptedException();
            },
            said::add);
    assertThrows(
        InterruptedException.class,
        () -> interrupted.until(() -> after(9, new IOException("nobody answers"))));
    assertEquals(1, said.size());
  }
}
