package org.offhook.sip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import gov.nist.javax.sip.message.MessageFactoryImpl;
import gov.nist.javax.sip.message.SIPRequest;
import java.text.ParseException;
import org.junit.jupiter.api.Test;

class SessionIntervalTest {

  @Test
  void callerRefreshesWhenItSaysNothing() throws Exception {
    SIPRequest request = invite("Supported: timer\r\nSession-Expires: 600\r\n");
    assertEquals(new SessionInterval(600, false), SessionInterval.ofRequest(request, 1800, 90));
  }

  @Test
  void shorterWishOfOursCounts() throws Exception {
    SIPRequest request =
        invite("Supported: timer\r\nSession-Expires: 3600;refresher=uas\r\nMin-SE: 200\r\n");
    assertEquals(new SessionInterval(200, true), SessionInterval.ofRequest(request, 120, 90));
  }

  @Test
  void noTimerForAPeerThatKnowsNone() throws Exception {
    assertEquals(SessionInterval.NONE, SessionInterval.ofRequest(invite(""), 1800, 90));
  }

  @Test
  void weAskWhenThePeerKnowsButDoesNotAsk() throws Exception {
    SIPRequest request = invite("Supported: timer\r\n");
    assertEquals(new SessionInterval(1800, true), SessionInterval.ofRequest(request, 1800, 90));
  }

  @Test
  void tooShort() throws Exception {
    assertTrue(SessionInterval.tooShort(invite("Supported: timer\r\nSession-Expires: 89\r\n"), 90));
    assertFalse(
        SessionInterval.tooShort(invite("Supported: timer\r\nSession-Expires: 90\r\n"), 90));
  }

  @Test
  void headersNameTheRefresher() {
    assertEquals("600;refresher=uas", new SessionInterval(600, true).headers().get(0).value());
    assertEquals("timer", new SessionInterval(600, false).headers().get(1).value());
  }

  private static SIPRequest invite(String more) throws ParseException {
    return (SIPRequest)
        new MessageFactoryImpl()
            .createRequest(
                "INVITE sip:a@b SIP/2.0\r\nVia: SIP/2.0/UDP x;branch=z9hG4bK1\r\n"
                    + "From: <sip:c@d>;tag=1\r\nTo: <sip:a@b>\r\nCall-ID: 1\r\nCSeq: 1 INVITE\r\n"
                    + "Max-Forwards: 70\r\n"
                    + more
                    + "Content-Length: 0\r\n\r\n");
  }
}
