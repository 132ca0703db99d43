package org.offhook.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.offhook.api.health.HealthProbe.State;

/** What the PIN opens. */
class PinLockTest {
  private final Locked world = new Locked();

  private PinLock lock(Object... settings) {
    return new PinLock(world.settings, world.time, Locked.lock(settings));
  }

  private static String refused(PinLock lock, String pin) {
    return assertThrows(IOException.class, () -> lock.unlock(pin)).getMessage();
  }

  @Test
  void locksAndIsOpenedByThePinOnly() throws Exception {
    PinLock lock = lock("_pin", "4711");
    assertFalse(lock.isLocked());
    lock.lock();
    assertTrue(lock.isLocked());
    assertEquals("1", world.stored.get("offhook/lock/locked"));
    assertEquals("this is not the PIN", refused(lock, "4712"));
    assertTrue(lock.isLocked());
    lock.unlock("4711");
    assertFalse(lock.isLocked());
    lock.unlock("whatever, it is open");
  }

  @Test
  void isStillLockedAfterARestart() throws Exception {
    lock("_pin", "4711").lock();
    assertTrue(lock("_pin", "4711").isLocked());
    assertFalse(lock("_pin", "4711", "enabled", false).isLocked());
  }

  @Test
  void cannotBeLockedWithoutAPinOrWhenItIsOff() {
    String none = assertThrows(IOException.class, () -> lock().lock()).getMessage();
    assertTrue(none.contains("there is no PIN"), none);
    String off =
        assertThrows(IOException.class, () -> lock("_pin", "4711", "enabled", false).lock())
            .getMessage();
    assertTrue(off.contains("system/pin_lock/enabled is 0"), off);
  }

  @Test
  void thoseWhoGuessWaitLongerAndLonger() throws Exception {
    PinLock lock = lock("_pin", "4711");
    lock.lock();
    for (int i = 0; i < 5; i++) {
      assertEquals("this is not the PIN", refused(lock, "000" + i));
    }
    assertEquals("too many wrong PINs: try again in 31 s", refused(lock, "4711"));
    world.time.advance(Duration.ofSeconds(30));
    assertEquals("this is not the PIN", refused(lock, "0005"));
    assertEquals("too many wrong PINs: try again in 61 s", refused(lock, "4711"));
    world.time.advance(Duration.ofSeconds(60));
    lock.unlock("4711");
    assertFalse(lock.isLocked());
    lock.lock();
    assertEquals("this is not the PIN", refused(lock, "0006"));
    lock.unlock("4711");
  }

  @Test
  void guessingNeverWaitsLongerThanAQuarterOfAnHour() throws Exception {
    PinLock lock = lock("_pin", "4711");
    lock.lock();
    for (int i = 0; i < 40; i++) {
      assertEquals("this is not the PIN", refused(lock, "1"));
      world.time.advance(Duration.ofMinutes(15));
    }
    lock.unlock("4711");
  }

  @Test
  void thePinIsChangedByThoseWhoKnowIt() throws Exception {
    PinLock lock = lock();
    lock.change("", "1234");
    assertEquals("1234", world.stored.get("offhook/lock/pin"));
    lock.lock();
    assertThrows(IOException.class, () -> lock.change("", "9999"));
    lock.change("1234", "40004696");
    lock.unlock("40004696");
    String message =
        assertThrows(IOException.class, () -> lock.change("40004696", "12x4")).getMessage();
    assertEquals("this is no PIN: expected 4 to 32 digits", message);
    assertThrows(IOException.class, () -> lock.change("40004696", "123"));
  }

  @Test
  void whatCannotBeRememberedDoesNotHappen() throws Exception {
    PinLock lock = lock("_pin", "4711");
    world.diskFull = true;
    assertThrows(IOException.class, lock::lock);
    assertFalse(lock.isLocked());
  }

  @Test
  void aPhoneThatIsToLockItselfAndCannotSaysSo() {
    assertEquals(State.WARN, lock("idleTimeout", 60).probe().state());
    assertEquals("open", lock("idleTimeout", 60, "_pin", "4711").probe().detail());
    assertEquals("off", lock().probe().detail());
  }
}
