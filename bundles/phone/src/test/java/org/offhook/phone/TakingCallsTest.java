package org.offhook.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.ToneSource.Occasion;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallScreen;
import org.offhook.api.phone.CallState;
import org.offhook.api.sip.Party;
import org.offhook.api.sip.SessionEnd;

/** Calls that come in. */
class TakingCallsTest {
  private final Desk desk = new Desk();

  @Test
  void aCallThatIsSentOnLateRingsUntilThen() {
    desk.phone.bindScreen(
        (line, session) ->
            new CallScreen.Redirect("sip:300@example.org", Duration.ofMinutes(10), List.of()),
        Map.of());
    FakeSession session = desk.rings();
    desk.time.advance(Duration.ofSeconds(599));
    assertEquals(CallState.RINGING_IN, desk.newest().state());
    desk.time.advance(Duration.ofSeconds(1));
    assertEquals("302 [sip:300@example.org]", session.last());
  }

  @Test
  void aCallThatNobodyTakesRingsNoLongerThanAllowed() {
    FakeSession session = desk.rings();
    Call call = desk.newest();
    desk.time.advance(Duration.ofSeconds(299));
    assertEquals(CallState.RINGING_IN, call.state());
    desk.time.advance(Duration.ofSeconds(1));
    assertEquals(CallState.ENDED, call.state());
    assertEquals("480 Temporarily Unavailable", session.last());
    assertEquals(408, call.end().orElseThrow().code(), "missed, and not turned away");
    assertEquals(0, desk.time.pending());
  }

  @Test
  void aCallAlertsIsAnsweredAndEnded() {
    FakeSession session = desk.rings();
    Call call = desk.newest();
    assertEquals("180", session.last());
    assertEquals(CallState.RINGING_IN, call.state());
    assertEquals("Bob", call.remote().label());
    assertEquals(Set.of(Occasion.RING), desk.heard());

    call.answer();
    assertEquals("200 sendrecv", session.last());
    assertEquals(CallState.CONNECTED, call.state());
    assertEquals(Set.of(), desk.heard());
    session.peer.onAnswered();
    assertTrue(desk.media.last().attached);

    call.hangup();
    assertEquals("end", session.last());
    assertEquals(200, call.end().orElseThrow().code());
    assertFalse(call.end().orElseThrow().byPeer());
    assertEquals(List.of(), desk.media.open);
  }

  @Test
  void withoutAnOfferTheAnswerCarriesOurs() {
    FakeSession session = desk.rings(null);
    desk.newest().answer();
    assertEquals("200 sendrecv", session.last());
    assertFalse(desk.media.last().attached, "nothing is agreed yet");
    session.peer.onAnswer("sendrecv");
    session.peer.onAnswered();
    assertTrue(desk.media.last().attached);
  }

  @Test
  void aLateAnswerThatCannotBeUsedEndsTheCall() {
    FakeSession session = desk.rings(null);
    Call call = desk.newest();
    call.answer();
    session.peer.onAnswer("bad");
    assertEquals(CallState.ENDED, call.state());
    assertEquals(488, call.end().orElseThrow().code());
  }

  @Test
  void anOfferOfOursThatTheAckLeavesUnansweredEndsTheCall() {
    FakeSession session = desk.rings(null);
    Call call = desk.newest();
    call.answer();
    session.peer.onAnswered();
    assertEquals(CallState.ENDED, call.state());
    assertEquals(488, call.end().orElseThrow().code());
    assertEquals("end", session.last());
  }

  @Test
  void anOfferWithoutCommonCodecDoesNotRing() {
    FakeSession session = desk.rings("bad");
    assertEquals(List.of("488 Not Acceptable Here"), session.sent);
    assertEquals(List.of(), desk.media.open);
    assertEquals(List.of(), desk.phone.calls());
  }

  @Test
  void withoutMediaEngineCallsAreTurnedAway() {
    desk.phone.unbindMedia(desk.media);
    assertEquals(List.of("480 Temporarily Unavailable"), desk.rings().sent);
  }

  @Test
  void rejectingUsesTheConfiguredCode() {
    FakeSession session = desk.rings();
    desk.newest().reject();
    assertEquals("603 Decline", session.last());
    desk.phone.modified(Desk.config("rejectCode", "CODE_486"));
    session = desk.rings();
    desk.newest().reject();
    assertEquals("486 Busy Here", session.last());
    desk.phone.modified(Desk.config("skRejectCode", 480));
    session = desk.rings();
    desk.newest().hangup();
    assertEquals("480 Temporarily Unavailable", session.last());
  }

  @Test
  void aCallTakenElsewhereStopsAlerting() {
    FakeSession session = desk.rings();
    Call call = desk.newest();
    session.peer.onEnded(new SessionEnd(true, 487, "Call completed elsewhere", true));
    assertTrue(call.end().orElseThrow().answeredElsewhere());
    assertEquals(Set.of(), desk.heard());
    assertEquals(List.of(), desk.media.open);
  }

  @Test
  void screensJudgeInRankingOrder() {
    CallScreen forward = (line, session) -> new CallScreen.Redirect("sip:300@example.org");
    CallScreen broken =
        (line, session) -> {
          throw new IllegalStateException("broken screen");
        };
    CallScreen disturb = (line, session) -> new CallScreen.Reject(603, "Decline");
    desk.phone.bindScreen(forward, Map.of("service.ranking", CallScreen.FORWARD));
    desk.phone.bindScreen(broken, Map.of("service.ranking", CallScreen.LOCK));
    assertEquals(List.of("302 [sip:300@example.org]"), desk.rings().sent);
    desk.phone.bindScreen(disturb, Map.of("service.ranking", CallScreen.DO_NOT_DISTURB));
    assertEquals(List.of("603 Decline"), desk.rings().sent);
    assertEquals(List.of("1 ENDED", "1 ENDED"), desk.events);
    desk.phone.unbindScreen(disturb);
    desk.phone.unbindScreen(forward);
    assertEquals(List.of("180"), desk.rings().sent);
  }

  @Test
  void automaticAnswerAtOnceAndLater() {
    CallScreen now = (line, session) -> new CallScreen.Answer(Duration.ZERO);
    desk.phone.bindScreen(now, Map.of());
    assertEquals(List.of("200 sendrecv"), desk.rings().sent);
    desk.phone.unbindScreen(now);
    desk.phone.bindScreen(
        (line, session) -> new CallScreen.Answer(Duration.ofSeconds(3)), Map.of());
    FakeSession later = desk.rings();
    desk.time.advance(Duration.ofMillis(2900));
    assertEquals("180", later.last());
    desk.time.advance(Duration.ofMillis(200));
    assertEquals("200 sendrecv", later.last());
  }

  @Test
  void aSecondCallIsHeardAsAToneOrBusy() {
    desk.dialled();
    FakeSession second = desk.rings();
    assertEquals("180", second.last());
    assertEquals(Set.of(Occasion.CALL_WAITING), desk.heard());
    desk.phone.modified(Desk.config("callWaitingEnabled", false));
    assertEquals(List.of("486 Busy Here"), desk.rings().sent);
    desk.phone.modified(Desk.config("callWaitingTone", false));
    desk.rings();
    assertEquals(Set.of(), desk.heard());
  }

  @Test
  void eightCallsAndNoMore() {
    for (int i = 0; i < 8; i++) {
      assertEquals("180", desk.rings().last());
    }
    assertEquals("486 Busy Here", desk.rings().last());
    assertEquals(8, desk.newest().id());
    desk.phone.calls().get(2).reject();
    desk.rings();
    assertEquals(3, desk.newest().id(), "numbers are used again");
  }

  @Test
  void aLineHasItsOwnLimit() {
    desk.phone.modified(Desk.config("callsPerLine", 1));
    desk.rings();
    assertEquals("486 Busy Here", desk.rings().last());
    FakeSession other = FakeSession.incoming("sendrecv");
    desk.phone.incoming(new FakeLine(1), other);
    assertEquals("180", other.last());
  }

  @Test
  void theNameMayChange() {
    FakeSession session = desk.rings();
    session.peer.onIdentity(new Party("Carol", "300", "sip:300@example.org"));
    assertEquals("Carol", desk.newest().remote().label());
  }
}
