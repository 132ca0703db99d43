package org.offhook.testkit;

import java.time.Duration;
import java.util.concurrent.Callable;

/** The rule of the house that who leaves gives back what it holds within 250 ms. */
public final class AtOnce {
  private static final Duration MOST = Duration.ofMillis(250);
  private static final int TRIES = 5;

  private AtOnce() {}

  /**
   * Closes what is opened, five times at most until it took no longer than the rule allows: a
   * machine with more to do makes a single close late, not each of several.
   *
   * @throws AssertionError when each took longer
   */
  public static void closes(Callable<? extends AutoCloseable> opened) throws Exception {
    Duration best = Duration.ofDays(1);
    for (int attempt = 0; attempt < TRIES && best.compareTo(MOST) >= 0; attempt++) {
      AutoCloseable one = opened.call();
      long begun = System.nanoTime();
      one.close();
      Duration took = Duration.ofNanos(System.nanoTime() - begun);
      best = took.compareTo(best) < 0 ? took : best;
    }
    if (best.compareTo(MOST) >= 0) {
      throw new AssertionError("it took " + best.toMillis() + " ms at its best to close");
    }
  }
}
