package org.offhook.itests;

import org.junit.jupiter.api.Test;
import org.offhook.testkit.peer.Linphone;
import org.offhook.testkit.phone.PhoneProcess;

/** Transfers with linphone while the target rings: the phone in every role. */
@Alone
class SemiAttendedTransferIT extends WithLinphone {
  @Test
  void asTransferor() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange, "system/semi_attended/enable=1");
        Linphone two = linphone(exchange, "200", "two", second);
        Linphone three = linphone(exchange, "300", "three", third)) {
      callTwo(phone, two);
      phone.exec("call 300");
      three.awaitCalled(1, "100");
      awaitCalls(phone, "(?s)200@.* HELD.*300@.* RINGING_OUT");
      phone.exec("transfer 1 with 2");
      // The phone's own ringing is cancelled, that of the transferee begins.
      three.awaitEnded(1);
      three.awaitCalled(2, "200");
      three.answer(2);
      three.awaitSound(2);
      awaitIdle(phone);
      Exchange.talk(TALK);
      two.hangup(2);
      awaitIdle(phone, two, three);
      assertTold(phone, "Transferred to 300");
      two.close();
      three.close();
      assertLike(second, three.heard(), "300 hears 200");
      assertLike(third, two.heard(), "200 hears 300");
    }
  }

  @Test
  void asTransferee() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Linphone two = linphone(exchange, "200", "two", second);
        Linphone three = linphone(exchange, "300", "three", third)) {
      callTwo(phone, two);
      two.hold(1);
      two.dial("300");
      three.awaitCalled(1, "200");
      two.await("Call 2 to [^\\n]* ringing", Exchange.SOON);
      two.transfer(1, 2);
      three.awaitCalled(2, "100");
      awaitCalls(phone, "(?s)200@.* HELD.*300@.* RINGING_OUT");
      // The transferor gives its own ringing up, and waits for what becomes of ours.
      two.hangup(2);
      three.awaitEnded(1);
      three.answer(2);
      three.awaitSound(2);
      two.hangup(1);
      endsWithThree(phone, two, three);
      assertTold(phone, "Transferred to sip:300@");
    }
    assertLike(third, heard, "the phone hears 300");
  }

  /** Who rings is not to be replaced (RFC 3891 section 3); who has answered is. */
  @Test
  void asTargetTooEarly() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Linphone two = linphone(exchange, "200", "two", second);
        Linphone three = linphone(exchange, "300", "three", third)) {
      ringsBehindThree(phone, two, three);
      two.await("Call 2 to [^\\n]* ringing", Exchange.SOON);
      two.transfer(1, 2);
      three.await("Call 2 with [^\\n]* error", Exchange.SOON);
      three.await("Resuming call 1 ", Exchange.SOON);
      awaitCalls(phone, "200@.* RINGING_IN");
      phone.exec("answer");
      two.awaitSound(2);
      two.transfer(1, 2);
      two.awaitEnded(2);
      three.awaitSound(3);
      two.hangup(1);
      three.awaitEnded(1);
      endsWithThree(phone, two, three);
    }
    assertLike(third, heard, "the phone hears 300");
  }
}
