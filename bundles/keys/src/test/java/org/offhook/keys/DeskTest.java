package org.offhook.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offhook.api.keys.KeyId.Kind;
import org.offhook.api.phone.CallState;

/** What a number is typed for, and what becomes of it. */
class DeskTest {
  private final Rig rig = new Rig(Rig.ES410);

  private void type(String digits) {
    digits.chars().forEach(digit -> rig.press(String.valueOf((char) digit)));
  }

  private SomePhone.SomeCall talking() {
    rig.phone.rings(0);
    rig.press(Kind.LINE, 0);
    return rig.phone.last();
  }

  @Test
  void digitsGoIntoACallThatIsUp() {
    talking();
    type("5#");
    assertEquals(List.of("1 hears 5", "1 hears #"), rig.phone.did);
  }

  @Test
  void aNumberIsDialledOnTheLineThatWasOpened() {
    rig.press(Kind.LINE, 1);
    assertEquals("red", rig.line(1));
    type("200#");
    assertEquals(List.of("dials 200 on 1"), rig.phone.did);
    assertEquals(PhoneState.CALLING, rig.desk.state());
    assertEquals("red", rig.line(1));
  }

  @Test
  void aNumberThatIsThereIsDialledOnTheLinePressed() {
    type("200");
    assertEquals(PhoneState.DIALLING, rig.desk.state());
    rig.press(Kind.LINE, 1);
    assertEquals(List.of("dials 200 on 1"), rig.phone.did);
  }

  @Test
  void theSameLineKeyGivesUp() {
    rig.press(Kind.LINE, 1);
    rig.press(Kind.LINE, 1);
    assertEquals(PhoneState.IDLE, rig.desk.state());
    assertEquals("off", rig.line(1));
  }

  @Test
  void aBlindTransferSendsTheCallToTheNumber() {
    var call = talking();
    rig.soft("BXfer");
    assertEquals(PhoneState.TRANSFER, rig.desk.state());
    assertEquals(CallState.HELD, call.state);
    type("30");
    rig.press("C");
    type("01#");
    assertEquals(List.of("1 is sent to 301"), rig.phone.did);
  }

  @Test
  void aSpeedDialIsTheTargetWhileOneIsWanted() {
    rig.configure(0, Map.of("type", "SPEED_DIAL", "number", "4711"));
    talking();
    rig.press("TRANSFER");
    rig.press(Kind.PROGRAMMABLE, 0);
    assertEquals(List.of("1 is sent to 4711"), rig.phone.did);
  }

  @Test
  void theTransferKeyAsksFirstWhereItShould() {
    rig.set.put("voip/signalling/sip/hk_blind_transfer/enable", "0");
    talking();
    rig.press("TRANSFER");
    type("301#");
    assertEquals(List.of("dials 301 on 0"), rig.phone.did);
    rig.phone.last().becomes(CallState.CONNECTED);
    rig.time.run();
    assertEquals(PhoneState.TRANSFER, rig.desk.state());
    type("7");
    rig.press("TRANSFER");
    assertEquals("1 is connected with 2", rig.phone.did.get(2));
  }

  /** Both on one line: the other one is meant, which was held before. */
  @Test
  void theLineKeyOfAHeldCallTakesThePlaceOfANumber() {
    var held = talking();
    held.becomes(CallState.HELD);
    talking();
    rig.press("TRANSFER");
    rig.press(org.offhook.api.keys.KeyId.Kind.LINE, 0);
    assertEquals(List.of("2 is connected with 1"), rig.phone.did);
    assertEquals(Purpose.NONE, rig.desk.purpose());
  }

  @Test
  void cancellingGoesBackToTheCallThatWaits() {
    var call = talking();
    rig.set.put("voip/signalling/sip/hk_blind_transfer/enable", "0");
    rig.press("TRANSFER");
    type("301#");
    rig.soft("Cancel");
    assertEquals(CallState.ENDED, rig.phone.last().state);
    assertEquals(CallState.CONNECTED, call.state);
    assertEquals(PhoneState.IN_CALL, rig.desk.state());
  }

  @Test
  void whoWaitedAndHungUpIsNotTransferred() {
    var call = talking();
    rig.press("TRANSFER");
    call.becomes(CallState.ENDED);
    rig.time.run();
    assertEquals(PhoneState.IDLE, rig.desk.state());
  }

  @Test
  void aConferenceTakesASecondCall() {
    talking();
    rig.press("CONFERENCE");
    type("301#");
    rig.phone.last().becomes(CallState.CONNECTED);
    rig.time.run();
    rig.press("CONFERENCE");
    assertEquals(List.of("dials 301 on 0", "join 2"), rig.phone.did);
  }

  @Test
  void holdGoesOnWithWhatWasHeldLast() {
    var first = talking();
    var second = rig.phone.rings(1);
    rig.time.run();
    rig.press(Kind.LINE, 1);
    assertEquals(CallState.HELD, first.state);
    assertEquals(CallState.CONNECTED, second.state);
    rig.press("HOLD");
    rig.press("HOLD");
    assertEquals(CallState.CONNECTED, second.state);
    rig.press(Kind.LINE, 0);
    assertEquals(CallState.CONNECTED, first.state);
    assertEquals(CallState.HELD, second.state);
  }

  @Test
  void anotherNumberMayBeTypedWhileTheFirstOneRings() {
    type("200#");
    rig.phone.last().becomes(CallState.RINGING_OUT);
    rig.time.run();
    rig.soft("New");
    assertEquals(PhoneState.DIALLING, rig.desk.state());
    type("301#");
    assertEquals(List.of("dials 200", "dials 301"), rig.phone.did);
    assertEquals(PhoneState.CALLING, rig.desk.state());
  }
}
