package org.offhook.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.api.media.ToneSource.Occasion;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.DialRule;
import org.offhook.api.sip.RegistrationState.Phase;
import org.offhook.api.sip.SessionEnd;

/** Calls that the person at the phone places. */
class PlacingCallsTest {
  private final Desk desk = new Desk();

  @Test
  void aCallRingsIsAnsweredAndEnds() {
    Call call = desk.dial("200");
    FakeSession session = desk.line.last();
    assertEquals("INVITE sendrecv", session.last());
    assertEquals(CallState.DIALING, call.state());

    session.peer.onProgress(180, "Ringing");
    assertEquals(CallState.RINGING_OUT, call.state());
    session.peer.onAnswer("sendrecv");
    session.peer.onAnswered();
    assertEquals(CallState.CONNECTED, call.state());
    assertTrue(desk.media.last().attached);
    assertSame(call, desk.phone.active().orElseThrow());
    desk.time.advance(Duration.ofSeconds(61));
    assertEquals(Duration.ofSeconds(61), call.talkTime());

    session.bye();
    assertEquals(CallState.ENDED, call.state());
    assertEquals(Duration.ofSeconds(61), call.talkTime());
    assertEquals(7, call.report().packetsSent());
    assertEquals(List.of(), desk.media.open);
    assertEquals(List.of(), desk.phone.calls());
    assertTrue(call.end().orElseThrow().byPeer());
    assertEquals("1 ENDED", desk.events.get(desk.events.size() - 1));
  }

  @Test
  void aCallThatNobodyAnswersIsGivenUp() {
    Call call = desk.dial("200");
    FakeSession session = desk.line.last();
    session.peer.onProgress(180, "Ringing");
    desk.time.advance(Duration.ofSeconds(59));
    assertEquals(CallState.RINGING_OUT, call.state());
    desk.time.advance(Duration.ofSeconds(1));
    assertEquals(CallState.ENDED, call.state());
    assertEquals("end", session.last());
    assertEquals(408, call.end().orElseThrow().code());
  }

  @Test
  void aCallThatIsAnsweredIsNotGivenUp() {
    Call call = desk.dialled();
    desk.time.advance(Duration.ofSeconds(600));
    assertEquals(CallState.CONNECTED, call.state());
    call.hangup();
    desk.time.advance(Duration.ofSeconds(10));
    assertEquals(0, desk.time.pending());
  }

  @Test
  void withoutALimitACallRingsForEver() {
    Desk patient = new Desk("unansweredTimeout", 0);
    Call call = patient.dial("200");
    patient.time.advance(Duration.ofHours(1));
    assertEquals(CallState.DIALING, call.state());
  }

  @Test
  void theRingbackToneIsOursUntilAudioComes() {
    Call call = desk.dial("200");
    FakeSession session = desk.line.last();
    assertFalse(desk.heard().contains(Occasion.RINGBACK));
    session.peer.onProgress(180, "Ringing");
    assertTrue(desk.heard().contains(Occasion.RINGBACK));
    session.peer.onAnswer("sendrecv");
    assertTrue(desk.heard().contains(Occasion.RINGBACK), "an answer alone is not yet audio");
    desk.media.last().listener.onMedia();
    assertFalse(desk.heard().contains(Occasion.RINGBACK));
    assertTrue(desk.media.last().attached, "early media is heard");
    call.hangup();
  }

  @Test
  void earlyMediaOfAProgressIsHeardWithoutATone() {
    desk.dial("200");
    FakeSession session = desk.line.last();
    session.peer.onProgress(183, "Session Progress");
    session.peer.onAnswer("sendrecv");
    assertEquals(Optional.empty(), desk.heard().stream().findAny());
    assertTrue(desk.media.last().attached);
  }

  @Test
  void anAnswerMayComeAgainFromAnotherBranch() {
    Call call = desk.dial("200");
    FakeSession session = desk.line.last();
    session.peer.onAnswer("sendrecv");
    session.peer.onAnswer("bad");
    session.peer.onAnswer("sendonly");
    session.peer.onAnswered();
    assertEquals(CallState.CONNECTED, call.state());
    assertTrue(call.heldByPeer());
  }

  @Test
  void cancellingAndFailing() {
    Call cancelled = desk.dial("200");
    cancelled.hangup();
    assertEquals("end", desk.line.last().last());
    assertEquals(487, cancelled.end().orElseThrow().code());
    assertEquals(0, desk.heard().size(), "one's own cancel makes no tone");

    desk.dial("200");
    desk.line.last().fail(486);
    assertTrue(desk.heard().contains(Occasion.BUSY));
    desk.time.advance(Duration.ofSeconds(5));
    assertEquals(0, desk.heard().size());

    desk.dial("200");
    desk.line.last().fail(404);
    assertTrue(desk.heard().contains(Occasion.CONGESTION));
    desk.dial("201");
    assertEquals(0, desk.heard().size(), "a new call ends the tone");
  }

  @Test
  void anAnswerThatCannotBeUsedEndsTheCallWithTheReason() {
    Call call = desk.dial("200");
    FakeSession session = desk.line.last();
    session.peer.onAnswer("bad");
    session.peer.onAnswered();
    assertEquals(CallState.ENDED, call.state());
    assertEquals(488, call.end().orElseThrow().code());
    assertEquals("end", session.last());
    assertEquals(List.of(), desk.media.open);
  }

  @Test
  void theOtherEndMayOffer() {
    Desk late = new Desk("lateOffer", true);
    Call call = late.dial("200");
    FakeSession session = late.line.last();
    assertEquals("INVITE without offer", session.last());
    session.peer.onOffer("sendrecv");
    assertEquals("accept sendrecv", session.last());
    session.peer.onAnswered();
    assertEquals(CallState.CONNECTED, call.state());
    assertTrue(late.media.last().attached);
  }

  @Test
  void refusalsSayWhy() {
    assertRefused("no number", "  ");
    desk.line.failure = new IllegalArgumentException("expected user@host");
    assertRefused("expected user@host", "a b");
    desk.line.failure = null;
    desk.media.full = true;
    assertRefused("no port is free", "200");
    desk.phone.unbindMedia(desk.media);
    assertRefused("no media engine", "200");
    desk.phone.unbindLine(desk.line);
    assertRefused("no line", "200");
    assertEquals(List.of(), desk.media.open);
    assertEquals(List.of(), desk.phone.calls());
  }

  private void assertRefused(String reason, String target) {
    CallRefused refused =
        assertThrows(CallRefused.class, () -> desk.phone.dial(Optional.empty(), target));
    assertTrue(refused.getMessage().contains(reason), refused.getMessage());
  }

  @Test
  void theFirstRegisteredLineIsTaken() {
    FakeLine second = new FakeLine(1);
    desk.phone.bindLine(second, Map.of());
    desk.line.phase = Phase.FAILED;
    assertSame(second, desk.dial("200").line());
    second.phase = Phase.FAILED;
    assertSame(desk.line, desk.dial("200").line());
  }

  @Test
  void numbersPassTheRulesInRankingOrder() {
    DialRule prefix = (line, target) -> "0" + target;
    DialRule broken =
        (line, target) -> {
          throw new IllegalStateException("broken rule");
        };
    DialRule lock =
        (line, target) -> {
          if (target.equals("00190")) {
            throw new CallRefused("premium numbers are locked");
          }
          return target + "#";
        };
    desk.phone.bindRule(lock, Map.of("service.ranking", 1));
    desk.phone.bindRule(prefix, Map.of("service.ranking", 9));
    desk.phone.bindRule(broken, Map.of("service.ranking", 5));
    assertRefused("locked", "0190");
    desk.dial("200");
    desk.phone.unbindRule(lock);
    desk.dial("0190");
    assertEquals(List.of("0200#", "00190"), desk.line.targets);
  }

  @Test
  void aCallThatEndsWhileItIsPlacedLeavesNothing() {
    Call call = desk.dial("200");
    desk.line.last().peer.onEnded(new SessionEnd(true, 503, "Service Unavailable", false));
    desk.line.last().peer.onAnswer("sendrecv");
    desk.line.last().peer.onAnswered();
    desk.line.last().peer.onOffer("sendrecv");
    assertEquals(CallState.ENDED, call.state());
    assertEquals(503, call.end().orElseThrow().code());
    assertEquals(List.of(), desk.media.open);
  }

  @Test
  void digitsGoToTheDiallerAndComeFromThePeer() {
    Call call = desk.dialled();
    call.sendDigits("12");
    StringBuilder sent = new StringBuilder();
    desk.phone.bindDialler((to, digits) -> sent.append(digits));
    call.sendDigits("34#");
    assertEquals("34#", sent.toString());
    desk.events.clear();
    desk.media.last().listener.onEvent(11, 100);
    desk.media.last().listener.onEvent(16, 100);
    assertEquals(List.of("1 digit #"), desk.events);
  }
}
