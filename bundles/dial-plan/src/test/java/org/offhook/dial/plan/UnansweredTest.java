package org.offhook.dial.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.EmergencyCalls;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.Party;
import org.offhook.testkit.VirtualTime;

class UnansweredTest {
  private final VirtualTime time = new VirtualTime();
  private CallState state = CallState.DIALING;
  private int hungUp;

  private Call call(String number) {
    return (Call)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Call.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "equals" -> proxy == arguments[0];
                  case "hashCode" -> 1;
                  case "state" -> state;
                  case "remote" -> new Party("", number, "sip:" + number + "@example.com");
                  default -> {
                    hungUp++;
                    yield null;
                  }
                });
  }

  private Unanswered unanswered(int seconds) {
    DialPlan plan = new DialPlan(Parameters.of(Map.of("unanswered", seconds)));
    plan.bindEmergency(
        new EmergencyCalls() {
          @Override
          public boolean isEmergency(String number) {
            return number.equals("112");
          }

          @Override
          public List<Route> routes(String number, Optional<Line> wished, List<Line> lines) {
            throw new UnsupportedOperationException();
          }
        });
    return new Unanswered(time, plan);
  }

  @Test
  void aCallThatNobodyAnswersIsGivenUp() {
    Unanswered unanswered = unanswered(60);
    Call call = call("100");
    unanswered.onCall(call);
    time.advance(Duration.ofSeconds(30));
    state = CallState.RINGING_OUT;
    unanswered.onCall(call);
    time.advance(Duration.ofMillis(29_999));
    assertEquals(0, hungUp);
    time.advance(Duration.ofMillis(1));
    assertEquals(1, hungUp);
  }

  @Test
  void oneThatIsAnsweredOrForHelpIsNot() {
    Unanswered unanswered = unanswered(60);
    Call call = call("100");
    unanswered.onCall(call);
    state = CallState.CONNECTED;
    unanswered.onCall(call);
    state = CallState.RINGING_OUT;
    unanswered.onCall(call("112"));
    unanswered(0).onCall(call("100"));
    assertEquals(0, time.pending());
    unanswered.onCall(call("100"));
    unanswered.close();
    time.run();
    assertEquals(0, time.pending());
    assertEquals(0, hungUp);
  }
}
