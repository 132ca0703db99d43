package org.offhook.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.CallState;
import org.offhook.api.sip.SessionEnd;
import org.offhook.testkit.VirtualTime;

/** How far a call has come, and how long it was talked. */
class CallProgressTest {
  private final VirtualTime time = new VirtualTime();
  private final CallProgress progress = new CallProgress(CallState.DIALING, time);

  @Test
  void talkCountsFromTheAnswerAndGoesOnWhileHeld() {
    time.advance(Duration.ofSeconds(5));
    progress.ringsThere();
    assertEquals(CallState.RINGING_OUT, progress.state());
    assertEquals(Duration.ZERO, progress.talkTime());
    progress.answered();
    time.advance(Duration.ofSeconds(3));
    progress.held();
    time.advance(Duration.ofSeconds(4));
    assertEquals(Duration.ofSeconds(7), progress.talkTime());
    progress.resumed();
    time.advance(Duration.ofSeconds(1));
    assertEquals(Duration.ofSeconds(8), progress.talkTime());
  }

  @Test
  void itEndsOnceAndTheTimeStandsStillThen() {
    SessionEnd busy = new SessionEnd(true, 486, "Busy Here", false);
    progress.answered();
    time.advance(Duration.ofSeconds(2));
    assertEquals(Optional.of(CallState.CONNECTED), progress.ended(busy));
    time.advance(Duration.ofSeconds(9));
    assertEquals(Optional.empty(), progress.ended(new SessionEnd(false, 200, "OK", false)));
    assertEquals(Optional.of(busy), progress.end());
    assertEquals(Duration.ofSeconds(2), progress.talkTime());
  }

  @Test
  void ringingAfterTheAnswerComesTooLate() {
    progress.answered();
    progress.ringsThere();
    assertEquals(CallState.CONNECTED, progress.state());
  }
}
