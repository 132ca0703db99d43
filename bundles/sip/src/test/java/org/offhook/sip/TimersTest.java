package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.offhook.api.sip.Account.Transport;
import org.offhook.testkit.VirtualTime;

class TimersTest {
  private final VirtualTime time = new VirtualTime();

  @Test
  void repeatsWithDoublingGapsUntilItGivesUp() {
    List<Long> sent = new ArrayList<>();
    List<Long> ended = new ArrayList<>();
    new Repeater(
        time,
        Duration.ofMillis(500),
        Duration.ofSeconds(4),
        () -> sent.add(millis()),
        () -> ended.add(millis()));
    time.advance(Duration.ofSeconds(60));
    assertEquals(List.of(500L, 1500L, 3500L, 7500L, 11500L), sent.subList(0, 5));
    assertEquals(1, ended.size());
    assertTrue(ended.get(0) >= 32_000 && ended.get(0) < 36_500, ended.toString());
    assertEquals(0, time.pending());
  }

  @Test
  void stoppedRepeaterIsSilent() {
    List<Long> sent = new ArrayList<>();
    Repeater repeater =
        new Repeater(
            time, Duration.ofMillis(500), Duration.ofSeconds(4), () -> sent.add(0L), () -> {});
    time.advance(Duration.ofMillis(600));
    repeater.stop();
    time.advance(Duration.ofSeconds(60));
    assertEquals(1, sent.size());
  }

  @Test
  void refresherRefreshesAtHalfTimeAndTheOtherGivesUpBeforeTheEnd() {
    List<String> events = new ArrayList<>();
    SessionClock clock =
        new SessionClock(
            time,
            () -> events.add("refresh " + millis() / 1000),
            () -> events.add("expire " + millis() / 1000));
    clock.start(new SessionInterval(1800, true));
    time.advance(Duration.ofSeconds(1800));
    assertEquals(List.of("refresh 900", "expire 1768"), events);
    events.clear();
    clock.start(new SessionInterval(90, false));
    time.advance(Duration.ofSeconds(30));
    clock.start(new SessionInterval(90, false));
    time.advance(Duration.ofSeconds(59));
    assertTrue(events.isEmpty());
    time.advance(Duration.ofSeconds(1));
    assertEquals(1, events.size());
    clock.stop();
    assertEquals(0, time.pending());
  }

  @Test
  void backoffDoublesWithJitterUpToItsLimit() {
    Backoff backoff = new Backoff(Duration.ofSeconds(60), new Random(3));
    long limit = 2000;
    for (int i = 0; i < 30; i++) {
      long wait = backoff.next().toMillis();
      assertTrue(wait >= limit / 2 && wait <= limit, wait + " of " + limit);
      limit = Math.min(limit * 2, 60_000);
    }
    backoff.reset();
    assertTrue(backoff.next().toMillis() <= 2000);
  }

  @Test
  void silentServerIsTriedLastForAWhile() {
    ServerMemory memory = new ServerMemory(time);
    Place a = place(0);
    Place b = place(1);
    memory.silent(a.server());
    assertEquals(List.of(b, a), memory.order(List.of(a, b)));
    memory.uses(b.server());
    time.advance(Duration.ofSeconds(61));
    assertEquals(List.of(b, a), memory.order(List.of(a, b)), "stays with the one that works");
    memory.uses(a.server());
    assertEquals(List.of(a, b), memory.order(List.of(a, b)), "goes where the last request went");
    memory.silent(a.server(), Duration.ofSeconds(5));
    assertEquals(List.of(b, a), memory.order(List.of(a, b)), "asked to be left alone");
    time.advance(Duration.ofSeconds(6));
    assertEquals(List.of(a, b), memory.order(List.of(a, b)));
  }

  @Test
  void serversThatHoldABindingComeFirst() {
    ServerMemory memory = new ServerMemory(time);
    Place a = place(0);
    Place b = place(1);
    Place c = place(2);
    memory.uses(c.server());
    memory.heldBy(Set.of(a.server(), b.server()));
    assertEquals(List.of(a, b, c), memory.order(List.of(a, b, c)));
    memory.heldBy(Set.of(b.server()));
    assertEquals(List.of(b, a, c), memory.order(List.of(a, b, c)));
  }

  @Test
  void theServerOfBeforeComesFirstUntilOneIsUsed() {
    ServerMemory memory = new ServerMemory(time);
    memory.beginWith("192.0.2.2:5060/UDP");
    Place a = place(0);
    Place b = place(1);
    assertEquals(List.of(b, a), memory.order(List.of(a, b)));
    memory.uses(a.server());
    assertEquals(List.of(a, b), memory.order(List.of(a, b)));
  }

  private static Place place(int number) {
    String address = "192.0.2." + (number + 1);
    Target target = new Target(address, 5060, Transport.UDP, true);
    Way way = new Way(target, null, null, true);
    return Place.on(number, way, ServerLocator.direct(target), 0);
  }

  private long millis() {
    return time.nanos() / 1_000_000;
  }
}
