package org.offhook.dtmf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.DigitTransport;
import org.offhook.api.sip.Response;
import org.offhook.testkit.VirtualTime;

class DigitDiallerTest {
  private final VirtualTime time = new VirtualTime();
  private final FakeCall peer = new FakeCall(time);
  private final Map<String, Object> settings = new HashMap<>();
  private InfoDigits info;

  private DigitDialler dialler() {
    DtmfConfig config = FakeCall.config(settings);
    var dialler = new DigitDialler(config, time, new HeardDigits());
    var inband = new InbandDigits(config, time);
    info = new InfoDigits(config, time, inband);
    dialler.addTransport(new EventDigits(), Map.of(DigitTransport.METHOD, "RFC2833"));
    dialler.addTransport(info, Map.of(DigitTransport.METHOD, "VIA_SIP"));
    dialler.addTransport(inband, Map.of(DigitTransport.METHOD, "INBAND"));
    return dialler;
  }

  private List<String> dial(String digits) {
    dialler().send(peer.call, digits);
    time.advance(Duration.ofSeconds(30));
    assertEquals(0, time.pending(), "timers left");
    return peer.sent;
  }

  @Test
  void sendsEventsInOrderAndInTime() {
    assertEquals(
        List.of("0 event 1 100", "200 event 10 100", "400 event 11 100", "600 event 12 100"),
        dial("1*#a"));
  }

  @Test
  void pausesTwoSecondsAtACommaAndPassesOverSeparators() {
    assertEquals(
        List.of("0 event 1 100", "2200 event 2 100", "4400 event 3 100"), dial("1,2-p(3)"));
  }

  @Test
  void moreDigitsGoBehindThoseUnderWay() {
    DigitDialler dialler = dialler();
    dialler.send(peer.call, "12");
    time.advance(Duration.ofMillis(150));
    dialler.send(peer.call, "3");
    time.advance(Duration.ofSeconds(1));
    assertEquals(List.of("0 event 1 100", "200 event 2 100", "400 event 3 100"), peer.sent);
  }

  @Test
  void sendsInfoWithTheConfiguredLength() {
    settings.put("outOfBandDtmf", "VIA_SIP");
    settings.put("notifyDtmfDuration", 160);
    assertEquals(
        List.of(
            "0 INFO application/dtmf-relay Signal=5;Duration=160;",
            "200 INFO application/dtmf-relay Signal=#;Duration=160;"),
        dial("5#"));
  }

  @Test
  void sendsTonesAtTheConfiguredLevel() {
    settings.put("outOfBandDtmf", "INBAND");
    assertEquals(List.of("0 tone 770+1336 100 -16", "100 stop"), dial("5"));
  }

  @Test
  void fallsBackToInfoThenToTones() {
    peer.takesEvents = false;
    assertEquals("0 INFO application/dtmf-relay Signal=5;Duration=250;", dial("5").get(0));
    peer.sent.clear();
    peer.allow = List.of("INVITE, ACK, BYE");
    assertEquals("30000 tone 770+1336 100 -16", dial("5").get(0));
  }

  @Test
  void whatAPeerRefusesByInfoIsSaidInTheVoiceAndItIsNotAskedAgain() {
    peer.takesEvents = false;
    peer.infoCode = 415;
    assertEquals(
        List.of(
            "0 INFO application/dtmf-relay Signal=1;Duration=250;",
            "0 tone 697+1209 100 -16",
            "100 stop",
            "200 tone 697+1336 100 -16",
            "300 stop"),
        dial("12"));
  }

  @Test
  void forceMeansInfoOnly() {
    settings.put("dtmfViaSipForceFlag", true);
    assertEquals(List.of("0 INFO application/dtmf-relay Signal=1;Duration=250;"), dial("1"));
    peer.sent.clear();
    peer.allow = List.of("INVITE");
    assertEquals(List.of(), dial("1"));
  }

  @Test
  void anInfoWaitsForTheAnswerToTheOneBefore() {
    settings.put("outOfBandDtmf", "VIA_SIP");
    peer.answersInfo = false;
    dial("12");
    assertEquals(1, peer.sent.size());
    peer.unanswered.remove(0).accept(new Response(200, "OK", List.of(), ""));
    assertEquals(2, peer.sent.size());
  }

  @Test
  void anEndedCallIsLeftAlone() {
    DigitDialler dialler = dialler();
    dialler.send(peer.call, "123");
    peer.state = CallState.ENDED;
    info.onCall(peer.call);
    time.advance(Duration.ofSeconds(5));
    assertEquals(1, peer.sent.size());
    assertEquals(0, time.pending());
  }

  @Test
  void nothingIsLeftBehindOnDeactivation() {
    DigitDialler dialler = dialler();
    dialler.send(peer.call, "123456");
    dialler.deactivate();
    time.run();
    assertEquals(0, time.pending());
    assertEquals(1, peer.sent.size());
  }
}
