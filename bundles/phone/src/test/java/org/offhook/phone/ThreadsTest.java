package org.offhook.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.time.Timers.Timer;
import org.offhook.testkit.AtOnce;

/** The phone thread and the timers. */
class ThreadsTest {
  private final SinglePhoneThread thread = new SinglePhoneThread();
  private final TimerThread timers = new TimerThread();

  @AfterEach
  void close() {
    thread.close();
    timers.close();
  }

  @Test
  void tasksRunInOrderOnOneThread() throws Exception {
    List<Integer> seen = new ArrayList<>();
    IntStream.range(0, 1000).forEach(i -> thread.execute(() -> seen.add(i)));
    thread.call(() -> null);
    assertEquals(IntStream.range(0, 1000).boxed().toList(), seen);
    assertTrue(thread.call(thread::isCurrent));
    assertFalse(thread.isCurrent());
    assertTrue(
        thread.call(() -> thread.call(thread::isCurrent)), "a call from within runs at once");
  }

  @Test
  void whoLeavesWaitsForItsLastTaskButNotForEver() throws Exception {
    List<String> done = new ArrayList<>();
    assertTrue(thread.leave(() -> done.add("last")));
    assertEquals(List.of("last"), done);
    assertTrue(thread.call(() -> thread.leave(() -> done.add("from within"))));
    assertEquals(List.of("last", "from within"), done);
    assertTrue(
        thread.leave(
            () -> {
              throw new IllegalStateException("on purpose");
            }));
    CountDownLatch busy = new CountDownLatch(1);
    thread.execute(
        () -> {
          try {
            busy.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    assertFalse(thread.leave(() -> done.add("too late to be waited for")));
    busy.countDown();
    thread.call(() -> null);
    assertEquals(3, done.size());
  }

  @Test
  void aTaskThatThrowsHurtsNoOther() throws Exception {
    thread.execute(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    assertEquals(7, thread.call(() -> 7));
    IllegalStateException cause = new IllegalStateException("on purpose");
    ExecutionException e =
        assertThrows(
            ExecutionException.class,
            () ->
                thread.call(
                    () -> {
                      throw cause;
                    }));
    assertSame(cause, e.getCause());
  }

  @Test
  void delayedTasksComeAndCanBeCancelled() throws Exception {
    CountDownLatch late = new CountDownLatch(1);
    AtomicInteger cancelled = new AtomicInteger();
    Timer never = thread.after(Duration.ofMillis(20), cancelled::incrementAndGet);
    never.cancel();
    thread.after(Duration.ofMillis(60), late::countDown);
    assertTrue(late.await(5, TimeUnit.SECONDS));
    assertEquals(0, cancelled.get());
    CountDownLatch twice = new CountDownLatch(2);
    Timer beat = timers.every(Duration.ofMillis(5), twice::countDown);
    assertTrue(twice.await(5, TimeUnit.SECONDS));
    beat.cancel();
  }

  @Test
  void closingLetsWhatIsDueFinishInTime() throws Exception {
    AtOnce.closes(
        () -> {
          SinglePhoneThread one = new SinglePhoneThread();
          AtomicInteger done = new AtomicInteger();
          IntStream.range(0, 100).forEach(i -> one.execute(done::incrementAndGet));
          one.after(Duration.ofHours(1), done::incrementAndGet);
          return () -> {
            one.close();
            assertEquals(100, done.get());
            one.execute(done::incrementAndGet);
            assertThrows(ExecutionException.class, () -> one.call(done::incrementAndGet));
            assertEquals(100, done.get());
          };
        });
  }

  @Test
  void closingDoesNotWaitForATaskThatHangs() throws Exception {
    List<CountDownLatch> interrupted = new ArrayList<>();
    AtOnce.closes(
        () -> {
          SinglePhoneThread one = new SinglePhoneThread();
          CountDownLatch running = new CountDownLatch(1);
          CountDownLatch ended = new CountDownLatch(1);
          interrupted.add(ended);
          one.execute(
              () -> {
                running.countDown();
                try {
                  new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                  ended.countDown();
                }
              });
          assertTrue(running.await(5, TimeUnit.SECONDS));
          return one::close;
        });
    for (CountDownLatch each : interrupted) {
      assertTrue(each.await(5, TimeUnit.SECONDS));
    }
  }
}
