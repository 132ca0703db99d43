package org.offhook.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.offhook.api.firmware.Firmware;
import org.offhook.api.phone.Phone;
import org.offhook.slots.Slots;
import org.offhook.testkit.VirtualTime;

/** A trial of firmware whose configuration is never in force. */
class TrialTest {
  private static final int SECONDS = 5;
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path directory;
  private final VirtualTime time = new VirtualTime();
  private final List<String> restarts = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();
  private boolean booting = true;
  private Slots slots;

  @BeforeEach
  void make() throws Exception {
    slots = new Slots(directory);
    slots.tryNext(slots.slot("a"), Slots.FACTORY, Slots.Before.NOTHING);
  }

  /** One that answers each question with nothing, and remembers what it is to say. */
  private Phone phone() {
    return (Phone)
        Proxy.newProxyInstance(
            Phone.class.getClassLoader(),
            new Class<?>[] {Phone.class},
            (self, method, arguments) -> {
              if (method.getName().equals("notice")) {
                notices.add((String) arguments[0]);
              }
              return List.class.isAssignableFrom(method.getReturnType()) ? List.of() : null;
            });
  }

  private Trial begin(String slot) throws Exception {
    Condition condition = new Condition(time, List::of);
    condition.bindPhone(phone());
    Firmware firmware =
        (Firmware)
            Proxy.newProxyInstance(
                Firmware.class.getClassLoader(),
                new Class<?>[] {Firmware.class},
                (self, method, arguments) -> method.getName().equals("version") ? "9.9" : null);
    Map<String, String> properties =
        Map.of("offhook.slot", slot, "offhook.slots", directory.toString());
    return new Trial(
        time, time, restarts::add, firmware, condition, properties::get, () -> booting, SECONDS);
  }

  @Test
  void itsTimeBeginsWhenAllIsStartedAndItIsJudgedOnce() throws Exception {
    begin("a");
    time.advance(SECOND.multipliedBy(60));
    assertEquals(List.of(), restarts, "it is still starting");
    booting = false;
    time.advance(SECOND.multipliedBy(SECONDS - 1));
    assertEquals(List.of(), restarts);
    time.advance(SECOND);
    assertEquals(List.of("the firmware before comes back"), restarts);
    assertEquals("9.9: the configuration is not in force", slots.state().failed());
    time.advance(SECOND.multipliedBy(60));
    assertEquals(1, restarts.size());
  }

  @Test
  void whatNeverStartsIsGivenUp() throws Exception {
    begin("a");
    time.advance(Duration.ofMinutes(10));
    assertEquals(1, restarts.size());
    assertEquals(Optional.empty(), slots.state().trial());
  }

  /** The shell, which shows notices, is among the last that start. */
  @Test
  void whyTheOldOneIsBackIsToldOnceWhenSomebodyCanShowIt() throws Exception {
    slots.giveUp("9.9: it does not work");
    begin(Slots.FACTORY);
    time.advance(SECOND.multipliedBy(60));
    assertTrue(notices.isEmpty(), notices.toString());
    booting = false;
    time.advance(SECOND.multipliedBy(60));
    assertEquals(List.of("Firmware was given up: 9.9: it does not work"), notices);
  }
}
