package org.offhook.signaled.digits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.sip.IncomingRequest;
import org.offhook.api.sip.OutgoingRequest;
import org.offhook.api.sip.Response;
import org.offhook.api.sip.Session;
import org.offhook.testkit.VirtualTime;

/** Who subscribes inside a call hears its digits, for as long as it lasts. */
class SignaledDigitsTest {
  private final VirtualTime time = new VirtualTime();
  private final List<String> told = new ArrayList<>();
  private final Deque<Consumer<Response>> unanswered = new ArrayDeque<>();
  private CallState state = CallState.CONNECTED;
  private final SignaledDigits digits = new SignaledDigits(time, time, config(true));

  private final Session session =
      some(
          Session.class,
          (name, arguments) -> {
            OutgoingRequest request = (OutgoingRequest) arguments[0];
            byte[] body = request.body().getBytes(StandardCharsets.ISO_8859_1);
            told.add(
                "%s %s %s %s"
                    .formatted(
                        request.method(),
                        request.headers().get(0).value(),
                        request.headers().get(1).value(),
                        request.contentType() + HexFormat.of().formatHex(body))
                    .strip());
            unanswered.add(answer(arguments[1]));
            return null;
          });

  private final Call call =
      some(Call.class, (name, arguments) -> name.equals("session") ? session : state);

  @SuppressWarnings("unchecked")
  private static Consumer<Response> answer(Object argument) {
    return (Consumer<Response>) argument;
  }

  private static <T> T some(Class<T> type, BiFunction<String, Object[], Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> 1;
                  case "equals" -> self == arguments[0];
                  default -> answer.apply(method.getName(), arguments);
                }));
  }

  private static SignaledConfig config(boolean enabled) {
    Map<String, Object> set = Map.of("enabled", enabled, "expires", 600);
    return some(SignaledConfig.class, (name, arguments) -> set.get(name));
  }

  /** Code and lifetime; empty when nobody took it. */
  private String subscribes(String event, String expires) {
    List<String> answer = new ArrayList<>();
    IncomingRequest request =
        some(
            IncomingRequest.class,
            (name, arguments) -> {
              if (name.equals("respond")) {
                Response response = (Response) arguments[0];
                answer.add(
                    response.code()
                        + response.headers().stream()
                            .map(h -> " " + h.value())
                            .findFirst()
                            .orElse(""));
                return null;
              }
              return arguments[0].equals("Event")
                  ? List.of(event)
                  : expires.isEmpty() ? List.of() : List.of(expires);
            });
    boolean taken = digits.handle(call, request);
    assertEquals(taken, !answer.isEmpty());
    return String.join(",", answer);
  }

  private void answered(int code) {
    unanswered.remove().accept(new Response(code, "", List.of(), ""));
  }

  @Test
  void eachDigitIsToldAfterTheOther() {
    assertEquals("200 60", subscribes("telephone-event;duration=2000", "60"));
    digits.onDigitSent(call, '5', 170);
    digits.onDigitSent(call, '#', 300);
    assertEquals(1, told.size(), "one waits for the answer to the other");
    answered(200);
    answered(200);
    answered(200);
    assertEquals(
        List.of(
            "NOTIFY telephone-event;rate=1000 active;expires=60",
            "NOTIFY telephone-event;rate=1000 active;expires=60 audio/telephone-event058a00aa",
            "NOTIFY telephone-event;rate=1000 active;expires=60 audio/telephone-event0b8a012c"),
        told);
  }

  @Test
  void itEndsWhenItsTimeIsOverOrItIsTakenBack() {
    assertEquals("200 600", subscribes("Telephone-Event", "7200"));
    assertEquals("200 30", subscribes("telephone-event;id=b", "30"));
    answered(200);
    answered(200);
    time.advance(Duration.ofSeconds(31));
    answered(200);
    assertEquals("NOTIFY telephone-event;rate=1000;id=b terminated;reason=timeout", told.get(2));
    digits.onDigitSent(call, '1', 100);
    answered(200);
    assertEquals(4, told.size());
    assertEquals("200 0", subscribes("telephone-event", "0"));
    answered(200);
    digits.onDigitSent(call, '1', 100);
    assertEquals("NOTIFY telephone-event;rate=1000 terminated;reason=timeout", told.get(4));
    assertEquals(5, told.size());
  }

  @Test
  void otherEventsAreNotOurs() {
    assertEquals("", subscribes("dialog", "60"));
    assertEquals("", subscribes("telephone-events", "60"));
    digits.modified(config(false));
    assertEquals("", subscribes("telephone-event", "60"));
  }

  @Test
  void whoHasForgottenItIsToldNothingMore() {
    subscribes("telephone-event", "");
    answered(481);
    digits.onDigitSent(call, '1', 100);
    assertEquals(1, told.size());
  }

  @Test
  void nothingIsLeftOfACallThatEnded() {
    subscribes("telephone-event", "600");
    answered(200);
    state = CallState.ENDED;
    digits.onCall(call);
    digits.onDigitSent(call, '1', 100);
    time.advance(Duration.ofSeconds(700));
    assertEquals(1, told.size());
  }

  @Test
  void aCallHasNoMoreThanFour() {
    for (String id : List.of("a", "b", "c", "d")) {
      assertTrue(subscribes("telephone-event;id=" + id, "60").startsWith("200"));
    }
    assertEquals("403", subscribes("telephone-event;id=e", "60"));
    assertFalse(subscribes("telephone-event;id=a", "60").isEmpty());
  }

  @Test
  void whoLeavesEndsThem() {
    subscribes("telephone-event", "60");
    answered(200);
    digits.close();
    assertEquals("NOTIFY telephone-event;rate=1000 terminated;reason=noresource", told.get(1));
  }
}
