package org.offhook.mwi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.testkit.VirtualTime;

class PinsTest {
  private final VirtualTime time = new VirtualTime();
  private final Pins pins = new Pins(time);
  private final List<String> heard = new ArrayList<>();
  private CallState state = CallState.DIALING;
  private final Call call =
      (Call)
          Proxy.newProxyInstance(
              Call.class.getClassLoader(),
              new Class<?>[] {Call.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "state" -> state;
                    case "sendDigits" -> heard.add((String) arguments[0]) ? null : null;
                    default -> throw new AssertionError(method.getName());
                  });

  private void becomes(CallState next) {
    state = next;
    pins.onCall(call);
  }

  @Test
  void theMailboxHearsThePinOnceItHasGreeted() {
    pins.tell(call, "4711");
    becomes(CallState.RINGING_OUT);
    becomes(CallState.CONNECTED);
    assertEquals(List.of(), heard);
    time.advance(Duration.ofSeconds(1));
    assertEquals(List.of("4711#"), heard);
    becomes(CallState.CONNECTED);
    time.advance(Duration.ofSeconds(5));
    assertEquals(List.of("4711#"), heard);
  }

  @Test
  void aMailboxThatDoesNotAnswerHearsNothing() {
    pins.tell(call, "4711");
    becomes(CallState.ENDED);
    becomes(CallState.CONNECTED);
    time.advance(Duration.ofSeconds(5));
    assertEquals(List.of(), heard);
  }
}
