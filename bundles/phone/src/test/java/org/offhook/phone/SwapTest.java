package org.offhook.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.offhook.api.health.HealthProbe;
import org.offhook.api.media.ToneSource.Occasion;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;

/** Services that come and go while calls are up. */
class SwapTest {
  private final Desk desk = new Desk();

  @Test
  void aCallGetsTheAudioOfTheNextEngine() {
    Call call = desk.dialled();
    FakeSession session = desk.line.last();
    call.mute(true);
    desk.phone.unbindMedia(desk.media);
    desk.time.run();
    assertEquals(List.of(), desk.media.open);
    assertEquals(CallState.CONNECTED, call.state());
    assertEquals(HealthProbe.State.CRITICAL, desk.phone.probe().state());

    FakeMedia next = new FakeMedia();
    desk.phone.bindMedia(next);
    desk.time.advance(Duration.ofMinutes(1));
    assertEquals("re-INVITE sendrecv", session.last());
    session.peer.onAnswer("sendrecv");
    assertTrue(next.last().attached);
    assertTrue(next.last().muted);
    call.hangup();
    assertEquals(List.of(), next.open);
  }

  @Test
  void anAnswerToTheFormerAudioIsNotTakenForTheNewOne() {
    Call call = desk.dialled();
    FakeSession session = desk.line.last();
    call.hold();
    assertEquals("re-INVITE sendonly", session.last());
    int said = session.sent.size();
    FakeMedia next = new FakeMedia();
    desk.phone.bindMedia(next);
    desk.time.run();
    assertEquals(said, session.sent.size(), "one offer at a time");
    session.peer.onAnswer("recvonly");
    assertEquals(said + 1, session.sent.size());
    assertEquals("re-INVITE sendonly", session.last());
    session.peer.onAnswer("recvonly");
    assertEquals(CallState.HELD, call.state());
    assertEquals(said + 1, session.sent.size());
  }

  @Test
  void anAnswerInAckToTheFormerAudioIsNotTakenForTheNewOne() {
    FakeSession session = desk.rings(null);
    Call call = desk.newest();
    call.answer();
    assertEquals("200 sendrecv", session.last());
    FakeMedia next = new FakeMedia();
    desk.phone.bindMedia(next);
    desk.time.run();
    session.peer.onAnswer("sendrecv");
    assertFalse(next.last().attached, "the far end does not know of the new audio");
    session.peer.onAnswered();
    assertEquals("re-INVITE sendrecv", session.last());
    session.peer.onAnswer("sendrecv");
    assertTrue(next.last().attached);
    assertEquals(CallState.CONNECTED, call.state());
  }

  @Test
  void withoutAnotherEngineTheCallEnds() {
    Call call = desk.dialled();
    desk.phone.unbindMedia(desk.media);
    desk.time.advance(MediaMoves.GRACE);
    assertEquals(CallState.ENDED, call.state());
    assertEquals("the media engine was removed", call.end().orElseThrow().reason());
  }

  @Test
  void newAudioThatIsRefusedEndsTheCall() {
    Call call = desk.dialled();
    desk.phone.bindMedia(new FakeMedia());
    desk.time.run();
    desk.line.last().peer.onOfferRefused(488, "Not Acceptable Here");
    assertEquals(CallState.ENDED, call.state());
  }

  @Test
  void aRingingCallIsAnsweredWithTheNextEngine() {
    FakeSession session = desk.rings();
    FakeMedia next = new FakeMedia();
    desk.phone.bindMedia(next);
    desk.time.run();
    desk.newest().answer();
    assertEquals("200 sendrecv", session.last());
    assertEquals(1, next.open.size());
    assertEquals(List.of(), desk.media.open);
  }

  @Test
  void aCallThatIsBeingPlacedEndsWithItsEngine() {
    Call call = desk.dial("200");
    desk.phone.bindMedia(new FakeMedia());
    desk.time.run();
    assertEquals(CallState.ENDED, call.state());
    assertEquals("end", desk.line.last().last());
  }

  @Test
  void aRemovedLineEndsItsCalls() {
    Call call = desk.dialled();
    FakeSession ringing = desk.rings();
    desk.phone.unbindLine(desk.line);
    desk.time.run();
    assertEquals(CallState.ENDED, call.state());
    assertEquals("480 Temporarily Unavailable", ringing.last());
    assertEquals(List.of(), desk.media.open);
    assertEquals(HealthProbe.State.WARN, desk.phone.probe().state());
  }

  @Test
  void tonesStopWithTheirSourceAndStartWithTheNext() {
    desk.rings();
    assertEquals(Set.of(Occasion.RING), desk.heard());
    desk.phone.bindTones(occasion -> java.util.Optional.empty());
    desk.time.run();
    assertEquals(List.of(), desk.media.playing);
  }

  @Test
  void silenceOfABrokenConnectionEndsTheCall() {
    Call call = desk.dialled();
    desk.media.last().listener.onSilence();
    assertEquals(CallState.ENDED, call.state());
  }

  @Test
  void silenceOfAHeldCallIsNoFault() {
    Call call = desk.dialled();
    desk.line.last().peer.onOffer("sendonly");
    desk.media.last().listener.onSilence();
    assertEquals(CallState.CONNECTED, call.state());
  }

  @Test
  void closingEndsEverything() throws InterruptedException {
    desk.dialled();
    FakeSession ringing = desk.rings();
    desk.phone.close();
    assertEquals("480 Temporarily Unavailable", ringing.last());
    assertEquals(List.of(), desk.phone.calls());
    assertEquals(List.of(), desk.media.open);
    assertEquals(List.of(), desk.media.playing);
  }
}
