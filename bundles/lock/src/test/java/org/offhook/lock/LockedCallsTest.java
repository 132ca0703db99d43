package org.offhook.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallScreen.Proceed;
import org.offhook.api.phone.CallScreen.Reject;
import org.offhook.api.phone.CallState;

/** Which calls a locked phone takes and places. */
class LockedCallsTest {
  private static final String OWN = "\"Me\" <sip:100@example.com>";
  private static final String BOSS = "<sip:200@example.com>";

  private final Locked world = new Locked();
  private final LineLocks lines = new LineLocks(world.settings);
  private final PinLock lock = new PinLock(world.settings, world.time, Locked.lock("_pin", "4711"));

  private boolean takes(LockConfig config, String to) {
    var verdict = new LockScreen(lock, lines, config).screen(Locked.LINE, Locked.caller(to));
    if (verdict instanceof Reject reject) {
      assertEquals(config.rejectCode(), reject.code());
    }
    return verdict instanceof Proceed;
  }

  private boolean places(LockConfig config, String number) {
    try {
      assertEquals(
          number, new LockedNumbers(world.settings, lock, config).apply(Locked.LINE, number));
      return true;
    } catch (CallRefused e) {
      assertEquals("the phone is locked; only emergency numbers can be called", e.getMessage());
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET_FROM_INBAND, 0, true, true",
    "GET_FROM_INBAND, 1, true, false",
    "GET_FROM_INBAND, 2, false, false",
    "ALLOW_BOTH, 2, true, true",
    "ALLOW_INCOMING_ONLY, 2, true, false",
    "DENY_BOTH, 0, false, false"
  })
  void thePolicySaysWhichCalls(String here, String server, boolean incoming, boolean outgoing)
      throws Exception {
    LockConfig config = Locked.lock("policy", here, "serverPolicy", server);
    assertTrue(takes(config, OWN) && places(config, "201"), "it is open");
    lock.lock();
    assertEquals(incoming, takes(config, OWN));
    assertEquals(outgoing, places(config, "201"));
    assertTrue(places(config, "112"), "help can always be called");
  }

  @Test
  void whichNumbersAreForEmergenciesIsConfigured() throws Exception {
    lock.lock();
    for (String path : List.of("offhook/dial_plan/emergency", "offhook/emergency/numbers")) {
      world.stored.put(path, "0118999, 117");
      assertTrue(places(Locked.lock(), "0118999"));
      assertTrue(places(Locked.lock(), "117"));
      assertEquals(false, places(Locked.lock(), "112"));
      assertEquals(false, places(Locked.lock(), "sip:117@example.com"));
      world.stored.remove(path);
    }
    assertTrue(places(Locked.lock(), "112"), "where nobody knows, the common ones are");
  }

  @Test
  void keysForListsAndForwardsWaitForThePin() throws Exception {
    LockedKeys keys = new LockedKeys(lock);
    assertEquals(Optional.empty(), keys.refuses("MISSED_CALLS"));
    lock.lock();
    assertEquals(Optional.of("the phone is locked"), keys.refuses("MISSED_CALLS"));
    assertEquals(Optional.of("the phone is locked"), keys.refuses("FORWARD_ALL"));
    assertEquals(Optional.empty(), keys.refuses("DIGIT"));
    assertEquals(Optional.empty(), keys.refuses("ANSWER"));
  }

  @Test
  void callsForOthersRingOnlyWhereThatIsWanted() throws Exception {
    assertTrue(takes(Locked.lock(), BOSS));
    lock.lock();
    assertTrue(takes(Locked.lock(), OWN));
    assertEquals(false, takes(Locked.lock(), BOSS));
    assertTrue(takes(Locked.lock("delegateCalls", true), BOSS));
    assertEquals(false, takes(Locked.lock("delegateCalls", true, "policy", "DENY_BOTH"), BOSS));
  }

  private void lineLock(boolean incoming) {
    lines.bindLock(
        new LineLock(
            Locked.config(
                LineLockConfig.class, "index", 0, "enabled", true, "incoming", incoming)));
  }

  @Test
  void aLineLockedByItsServerRingsOnlyWhereThatIsWanted() throws Exception {
    lineLock(false);
    assertTrue(takes(Locked.lock(), OWN));
    lines.set(0, true);
    assertEquals(false, takes(Locked.lock(), OWN));
    assertTrue(places(Locked.lock(), "201"), "the server is the judge of that");
    lineLock(true);
    assertTrue(takes(Locked.lock(), OWN));
  }

  @Test
  void theServerSaysByItsAnswerThatALineIsLocked() {
    lineLock(false);
    ServerLock server = new ServerLock(lines, Locked.lock("serverLockCode", 423));
    server.bindPhone(world.phone);
    server.onCall(new Locked.Talk().ended(486).call);
    assertEquals(false, lines.isLocked(0));
    server.onCall(new Locked.Talk().ended(423).call);
    assertTrue(lines.isLocked(0));
    server.onCall(new Locked.Talk().ended(423).call);
    Locked.Talk incoming = new Locked.Talk().at(CallState.CONNECTED);
    incoming.incoming = true;
    server.onCall(incoming.call);
    assertTrue(lines.isLocked(0), "that it is called says nothing");
    server.onCall(new Locked.Talk().at(CallState.CONNECTED).call);
    assertEquals(false, lines.isLocked(0));
    assertEquals(
        List.of("the server has locked line 1", "the server has unlocked line 1"), world.notices);
  }

  @Test
  void aLineThatItsServerDoesNotLockIsNotLockedByABadRequest() {
    new ServerLock(lines, Locked.lock()).onCall(new Locked.Talk().ended(400).call);
    assertEquals(false, lines.isLocked(0));
    assertTrue(world.stored.isEmpty());
  }

  @Test
  void thePhoneLocksItselfWhenNobodyCalls() throws Exception {
    IdleLock idle = new IdleLock(world.time, lock, Locked.lock("idleTimeout", 60));
    idle.bindPhone(world.phone);
    world.time.run();
    Locked.Talk talk = new Locked.Talk();
    world.time.advance(Duration.ofSeconds(59));
    idle.onCall(talk.call);
    world.time.advance(Duration.ofHours(1));
    assertEquals(false, lock.isLocked());
    idle.onCall(talk.ended(200).call);
    world.time.advance(Duration.ofSeconds(59));
    assertEquals(false, lock.isLocked());
    world.time.advance(Duration.ofSeconds(2));
    assertTrue(lock.isLocked());
    assertEquals(List.of("the phone is locked"), world.notices);
    lock.unlock("4711");
    idle.awake();
    world.time.advance(Duration.ofSeconds(59));
    idle.modified(Locked.lock("idleTimeout", 60, "locked", true));
    world.time.advance(Duration.ofSeconds(2));
    assertTrue(lock.isLocked(), "what else changes does not count anew");
  }

  @Test
  void aPhoneWithoutTimeoutOrPinStaysOpen() {
    PinLock none = new PinLock(world.settings, world.time, Locked.lock());
    new IdleLock(world.time, none, Locked.lock("idleTimeout", 60));
    IdleLock idle = new IdleLock(world.time, lock, Locked.lock("idleTimeout", 60));
    world.time.run();
    idle.modified(Locked.lock());
    world.time.advance(Duration.ofDays(1));
    assertTrue(world.stored.isEmpty());
    idle.deactivate();
    world.time.run();
  }
}
