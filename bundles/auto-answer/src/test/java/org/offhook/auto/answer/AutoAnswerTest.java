package org.offhook.auto.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.CallScreen.Answer;
import org.offhook.api.phone.CallScreen.Proceed;
import org.offhook.api.phone.CallScreen.Verdict;
import org.offhook.api.sip.Session;

class AutoAnswerTest {

  @Test
  void answerAfterRingsThatLong() {
    assertEquals(
        new Answer(Duration.ofSeconds(3), false),
        enabled("Call-Info", "<sip:server.example.com>;answer-after=3"));
  }

  @Test
  void answerAfterZeroAnswersAtOnce() {
    assertEquals(
        new Answer(Duration.ZERO, false), enabled("Call-Info", "<sip:x>; Answer-After = 0"));
  }

  @Test
  void alertInfoAnswersAtOnce() {
    assertEquals(
        new Answer(Duration.ZERO, false),
        enabled("Alert-Info", "<http://x>;info=alert-autoanswer"));
    assertEquals(new Answer(Duration.ZERO, false), enabled("Alert-Info", "Ring Answer"));
  }

  @Test
  void anUnmarkedCallRings() {
    assertInstanceOf(Proceed.class, enabled("Subject", "answer-after=0"));
  }

  @Test
  void absurdTimesAreNoWish() {
    assertInstanceOf(
        Proceed.class, enabled("Call-Info", "<sip:x>;answer-after=99999999999999999999"));
  }

  @Test
  void nothingIsAnsweredUnlessConfigured() {
    assertInstanceOf(
        Proceed.class,
        screen(
            new Parameters(false, false, false, "SIP_HEADER", 5),
            "Call-Info",
            "<sip:x>;answer-after=0"));
  }

  @Test
  void manualAnswersEveryCallAfterItsTime() {
    assertEquals(
        new Answer(Duration.ofSeconds(7), true),
        screen(new Parameters(false, true, true, "MANUAL", 7), "Subject", "x"));
  }

  private static Verdict enabled(String header, String value) {
    return screen(new Parameters(true, false, false, "SIP_HEADER", 5), header, value);
  }

  private static Verdict screen(Parameters parameters, String header, String value) {
    Session session =
        (Session)
            Proxy.newProxyInstance(
                Session.class.getClassLoader(),
                new Class<?>[] {Session.class},
                (proxy, method, arguments) ->
                    header.equalsIgnoreCase((String) arguments[0]) ? List.of(value) : List.of());
    return new AutoAnswer(parameters).screen(null, session);
  }

  private record Parameters(
      boolean enabled, boolean use180, boolean advanced, String type, int timeout)
      implements AutoAnswerConfig {
    @Override
    public boolean talkEvent() {
      return false;
    }

    @Override
    public Class<? extends Annotation> annotationType() {
      return AutoAnswerConfig.class;
    }
  }
}
