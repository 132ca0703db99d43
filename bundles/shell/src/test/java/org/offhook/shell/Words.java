package org.offhook.shell;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A command of another bundle: it tells the words it was given. */
public final class Words {
  private final CountDownLatch bidding = new CountDownLatch(1);
  private final CountDownLatch going = new CountDownLatch(1);

  /** The command. */
  public String words(String... words) {
    return String.join("|", words);
  }

  /** A command that fails as code does that has a bug. */
  public String bug() {
    throw new IllegalStateException("out of\tsorts", new RuntimeException("no paper"));
  }

  /** A command whose output holds a NUL. */
  public String nul() {
    return "a\0b";
  }

  /** A command that takes until it may {@link #go}. */
  public String farewell() throws InterruptedException {
    bidding.countDown();
    going.await();
    return "goodbye";
  }

  boolean bids(Duration atMost) throws InterruptedException {
    return bidding.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
  }

  void go() {
    going.countDown();
  }
}
