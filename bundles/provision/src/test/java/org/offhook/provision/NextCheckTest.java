package org.offhook.provision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.offhook.testkit.VirtualTime;

/** When the phone looks again; the test begins on 2026-01-01 at midnight. */
class NextCheckTest {
  private final VirtualTime time = new VirtualTime();
  private Optional<ProvisionConfig> config =
      Optional.of(Parameters.of(Map.of("period", "HOURLY", "hours", 3, "randomSeconds", 0)));
  private int checks;
  private final NextCheck next =
      new NextCheck(
          time,
          this::now,
          () -> config,
          new Random(7),
          new Journal(() -> now().toString()),
          () -> checks++);

  private ZonedDateTime now() {
    return time.now().atZone(ZoneOffset.UTC);
  }

  @Test
  void aLongWaitEndsWhenItsTimeHasCome() {
    next.plan();
    assertEquals(Optional.of(now().plusHours(3)), next.due());
    time.advance(Duration.ofHours(3).minusSeconds(1));
    assertEquals(0, checks);
    time.advance(Duration.ofSeconds(1));
    assertEquals(1, checks);
    assertEquals(Optional.empty(), next.due());
  }

  @Test
  void anotherPlanTakesThePlaceOfTheFirst() {
    next.plan();
    config = Optional.of(Parameters.of(Map.of("period", "EVERY5MINUTES", "randomSeconds", 0)));
    next.plan();
    time.advance(Duration.ofMinutes(5));
    assertEquals(1, checks);
    config = Optional.empty();
    next.plan();
    assertEquals(0, time.pending());
  }

  @Test
  void whatFailedIsTriedAgainSoonerThanTheScheduleSays() {
    next.failed(true);
    next.planAfterNow();
    assertTrue(next.due().orElseThrow().isBefore(now().plusMinutes(2)), next.due().toString());
    assertTrue(next.owesStart());
    next.succeeded();
    next.planAfterNow();
    assertEquals(Optional.of(now().plusHours(3)), next.due());
  }

  @Test
  void aScheduleThatIsNoneLeavesNothingDue() {
    config = Optional.of(Parameters.of(Map.of("period", "DAILY", "dailyTime", "late")));
    next.plan();
    assertEquals(Optional.empty(), next.due());
  }

  @Test
  void aCheckThatEndsAfterTheCloseLeavesNoTimer() {
    next.plan();
    next.close();
    next.failed(false);
    next.planAfterNow();
    assertEquals(Optional.empty(), next.due());
    assertEquals(0, time.pending());
  }
}
