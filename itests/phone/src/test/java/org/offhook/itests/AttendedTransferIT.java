package org.offhook.itests;

import org.junit.jupiter.api.Test;
import org.offhook.testkit.peer.Baresip;
import org.offhook.testkit.peer.Linphone;
import org.offhook.testkit.phone.PhoneProcess;

/** Attended transfers with linphone, which can do them: the phone in every role. */
@Alone
class AttendedTransferIT extends WithLinphone {
  @Test
  void asTransfereeToLinphone() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Linphone two = linphone(exchange, "200", "two", second);
        Linphone three = linphone(exchange, "300", "three", third)) {
      callTwo(phone, two);
      two.hold(1);
      two.dial("300");
      three.awaitCalled(1, "200");
      three.answer(1);
      two.awaitSound(2);
      two.transfer(1, 2);
      // The call with Replaces takes the place of the consultation, unasked.
      three.awaitCalled(2, "100");
      three.awaitSound(2);
      two.awaitEnded(2);
      two.hangup(1);
      awaitReferred(exchange, "100 -> 300");
      endsWithThree(phone, two, three);
      assertTold(phone, "Transferred to sip:300@");
    }
    assertLike(third, heard, "the phone hears 300");
  }

  @Test
  void asTransfereeToBaresip() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Linphone two = linphone(exchange, "200", "two", second);
        Baresip three = exchange.third(CODEC, once)) {
      callTwo(phone, two);
      two.hold(1);
      two.dial("300");
      three.awaitEstablished();
      two.awaitSound(2);
      // baresip names its recordings after the second they begin in.
      Exchange.talk(1.2);
      two.transfer(1, 2);
      three.awaitEstablished();
      // It knows nothing of Replaces: the transferor ends both of its calls.
      two.hangup(2);
      two.hangup(1);
      talkWithThree(phone);
      awaitIdle(phone, two);
      assertTold(phone, "Transferred to sip:300@");
      assertLike(ours, three.heard(), "300 hears the phone");
    }
    assertLike(once, heard, "the phone hears 300");
  }

  @Test
  void asTarget() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Linphone two = linphone(exchange, "200", "two", second);
        Linphone three = linphone(exchange, "300", "three", third)) {
      ringsBehindThree(phone, two, three);
      phone.exec("answer");
      two.awaitSound(2);
      awaitCalls(phone, "200@.* CONNECTED");
      two.transfer(1, 2);
      // Nobody answers anything: the phone lets 300 take the place of 200, whose call it ends.
      two.awaitEnded(2);
      three.awaitSound(2);
      two.hangup(1);
      awaitReferred(exchange, "300 -> 100");
      three.awaitEnded(1);
      endsWithThree(phone, two, three);
    }
    assertLike(third, heard, "the phone hears 300");
  }

  @Test
  void asTransferorToLinphone() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Linphone two = linphone(exchange, "200", "two", second);
        Linphone three = linphone(exchange, "300", "three", third)) {
      callTwo(phone, two);
      phone.exec("call 300");
      three.awaitCalled(1, "100");
      three.answer(1);
      three.awaitSound(1);
      awaitCalls(phone, "(?s)200@.* HELD.*300@.* CONNECTED");
      phone.exec("transfer 1 with 2");
      three.awaitCalled(2, "200");
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
  void asTransferorToBaresip() throws Exception {
    try (Exchange exchange = Exchange.open();
        PhoneProcess phone = phone(exchange);
        Linphone two = linphone(exchange, "200", "two", second);
        Baresip three = exchange.third(CODEC, once)) {
      callTwo(phone, two);
      phone.exec("call 300");
      three.awaitEstablished();
      awaitCalls(phone, "(?s)200@.* HELD.*300@.* CONNECTED");
      Exchange.talk(1.2);
      phone.exec("transfer 1 with 2");
      three.awaitEstablished();
      awaitIdle(phone);
      Exchange.talk(TALK);
      two.hangup(2);
      awaitIdle(phone, two);
      assertTold(phone, "Transferred to 300");
      two.close();
      assertLike(second, three.heard(), "300 hears 200");
      assertLike(once, two.heard(), "200 hears 300");
    }
  }
}
