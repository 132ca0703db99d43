package org.offhook.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;

/** Hold from both ends, and switching between calls. */
class HoldTest {
  private final Desk desk = new Desk();

  @Test
  void holdAndResumeAreReInvites() {
    Call call = desk.dialled();
    FakeSession session = desk.line.last();
    call.hold();
    assertEquals("re-INVITE sendonly", session.last());
    assertEquals(CallState.HELD, call.state());
    assertFalse(desk.media.last().attached);
    assertEquals(Optional.empty(), desk.phone.active());
    session.peer.onAnswer("recvonly");
    call.resume();
    assertEquals("re-INVITE sendrecv", session.last());
    session.peer.onAnswer("sendrecv");
    assertEquals(CallState.CONNECTED, call.state());
    assertTrue(desk.media.last().attached);
  }

  @Test
  void oneExchangeAtATime() {
    Call call = desk.dialled();
    FakeSession session = desk.line.last();
    call.hold();
    call.resume();
    call.hold();
    call.resume();
    assertEquals(2, session.sent.size(), session.sent.toString());
    session.peer.onAnswer("recvonly");
    assertEquals("re-INVITE sendrecv", session.last());
    session.peer.onAnswer("sendrecv");
    assertEquals(3, session.sent.size());
    assertEquals(CallState.CONNECTED, call.state());
  }

  @Test
  void aRefusedHoldGoesBack() {
    Call call = desk.dialled();
    call.hold();
    desk.line.last().peer.onOfferRefused(488, "Not Acceptable Here");
    assertEquals(CallState.CONNECTED, call.state());
    assertSame(call, desk.phone.active().orElseThrow());
    assertTrue(desk.media.last().attached);
  }

  @Test
  void aRefusedResumeStaysHeld() {
    Call call = desk.dialled();
    FakeSession session = desk.line.last();
    call.hold();
    session.peer.onAnswer("recvonly");
    call.resume();
    session.peer.onOfferRefused(491, "Request Pending");
    assertEquals(CallState.HELD, call.state());
    assertEquals(Optional.empty(), desk.phone.active());
    call.resume();
    session.peer.onAnswer("sendrecv");
    assertEquals(CallState.CONNECTED, call.state());
  }

  @Test
  void aCallIsNotHeldBeforeItIsConfirmed() {
    FakeSession session = desk.rings();
    Call call = desk.newest();
    call.answer();
    call.hold();
    assertEquals("200 sendrecv", session.last());
    session.peer.onAnswered();
    assertEquals("re-INVITE sendonly", session.last());
  }

  @Test
  void thePeerHolds() {
    Call call = desk.dialled();
    FakeSession session = desk.line.last();
    session.peer.onOffer("sendonly");
    assertTrue(call.heldByPeer());
    assertEquals(CallState.CONNECTED, call.state());
    session.peer.onOffer("sendrecv");
    assertFalse(call.heldByPeer());
    session.peer.onOffer("bad");
    assertEquals("refuse 488", session.last());
    assertEquals(CallState.CONNECTED, call.state());
  }

  @Test
  void anOfferDuringOurHoldIsAnsweredHeld() {
    Call call = desk.dialled();
    FakeSession session = desk.line.last();
    call.hold();
    session.peer.onAnswer("recvonly");
    session.peer.onOffer("sendrecv");
    assertEquals("accept sendonly", session.last());
    assertEquals(CallState.HELD, call.state());
  }

  /**
   * Our offer waited after a glare; the answer to the peer's took its place, and nothing followed.
   */
  @Test
  void anOfferThatWaitedIsOverWhenThePeersIsAnswered() {
    Call call = desk.dialled();
    FakeSession session = desk.line.last();
    call.hold();
    session.peer.onOffer("sendonly");
    assertEquals("accept sendonly", session.last());
    call.resume();
    assertEquals("re-INVITE sendrecv", session.last());
    session.peer.onAnswer("sendonly");
    assertEquals(CallState.CONNECTED, call.state());
    assertTrue(desk.media.last().direction().receives());
  }

  @Test
  void switchingHoldsTheOther() {
    Call first = desk.dialled();
    FakeSession one = desk.line.last();
    FakeSession two = desk.rings();
    Call second = desk.newest();
    second.answer();
    two.peer.onAnswered();
    assertEquals(CallState.HELD, first.state());
    assertEquals("re-INVITE sendonly", one.last());
    assertSame(second, desk.phone.active().orElseThrow());
    one.peer.onAnswer("recvonly");

    first.resume();
    assertEquals(CallState.HELD, second.state());
    assertEquals("re-INVITE sendonly", two.last());
    assertEquals("re-INVITE sendrecv", one.last());

    desk.dial("300");
    assertEquals(CallState.HELD, first.state());
    desk.line.last().peer.onAnswer("sendrecv");
    assertEquals(1, desk.media.open.stream().filter(leg -> leg.attached).count());
  }

  @Test
  void aCallAnsweredBehindAnotherIsHeld() {
    Call dialled = desk.dial("200");
    FakeSession out = desk.line.last();
    FakeSession in = desk.rings();
    desk.newest().answer();
    in.peer.onAnswered();
    out.peer.onAnswer("sendrecv");
    out.peer.onAnswered();
    assertEquals(CallState.HELD, dialled.state());
    assertEquals("re-INVITE sendonly", out.last());
  }

  @Test
  void anAnswerWithoutAudioIsGoodEnoughForAHold() {
    Call call = desk.dialled();
    FakeSession session = desk.line.last();
    call.hold();
    session.peer.onAnswer("bad");
    assertEquals(CallState.HELD, call.state());
    call.resume();
    session.peer.onAnswer("bad");
    assertEquals(CallState.HELD, call.state());
    call.hangup();
    assertEquals(List.of(), desk.media.open);
  }
}
