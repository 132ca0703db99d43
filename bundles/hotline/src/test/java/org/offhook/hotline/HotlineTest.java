package org.offhook.hotline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.NumberEntry.State;
import org.offhook.api.phone.Phone;
import org.offhook.testkit.VirtualTime;

class HotlineTest {
  private static final State OFF_HOOK = new State(true, "");
  private static final State ON_HOOK = new State(false, "");

  private final VirtualTime time = new VirtualTime();
  private final List<String> dialled = new ArrayList<>();
  private final List<String> notices = new ArrayList<>();

  private static <T> T of(Class<T> type, InvocationHandler answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }

  private Hotline hotline(Map<String, Object> set) {
    Phone phone =
        of(
            Phone.class,
            (proxy, method, arguments) -> {
              if (method.getName().equals("notice")) {
                notices.add((String) arguments[0]);
              } else {
                dialled.add((String) arguments[1]);
                if (arguments[1].equals("13")) {
                  throw new CallRefused("no line");
                }
              }
              return null;
            });
    HotlineConfig config =
        of(
            HotlineConfig.class,
            (proxy, method, arguments) ->
                set.getOrDefault(method.getName(), method.getDefaultValue()));
    return new Hotline(time, phone, config);
  }

  @Test
  void theNumberIsCalledFifteenSecondsAfterGoingOffHook() {
    Hotline hotline = hotline(Map.of("enabled", true, "destination", "200"));
    hotline.onEntry(OFF_HOOK);
    time.advance(Duration.ofMillis(14_999));
    assertEquals(List.of(), dialled);
    time.advance(Duration.ofMillis(1));
    assertEquals(List.of("200"), dialled);
    hotline.onEntry(ON_HOOK);
    time.advance(Duration.ofHours(1));
    assertEquals(1, dialled.size());
  }

  @Test
  void zeroSecondsCallAtOnce() {
    hotline(Map.of("enabled", true, "timeout", 0)).onEntry(OFF_HOOK);
    time.run();
    assertEquals(List.of("0"), dialled);
  }

  @Test
  void aDigitOrGoingOnHookKeepsItFromBeingCalled() {
    Hotline hotline = hotline(Map.of("enabled", true));
    for (State state : List.of(ON_HOOK, new State(true, "1"))) {
      hotline.onEntry(OFF_HOOK);
      time.advance(Duration.ofSeconds(14));
      hotline.onEntry(state);
      time.advance(Duration.ofHours(1));
    }
    hotline.onEntry(new State(false, "12"));
    time.advance(Duration.ofHours(1));
    assertEquals(List.of(), dialled);
    assertEquals(0, time.pending());
  }

  @Test
  void theTimeBeginsAnewWhenAllDigitsAreErased() {
    Hotline hotline = hotline(Map.of("enabled", true));
    hotline.onEntry(OFF_HOOK);
    time.advance(Duration.ofSeconds(10));
    hotline.onEntry(new State(true, "1"));
    hotline.onEntry(OFF_HOOK);
    time.advance(Duration.ofSeconds(14));
    assertEquals(List.of(), dialled);
    time.advance(Duration.ofSeconds(1));
    assertEquals(List.of("0"), dialled);
  }

  @Test
  void itIsOffUnlessEnabledAndEndsWithItsBundle() {
    hotline(Map.of()).onEntry(OFF_HOOK);
    Hotline hotline = hotline(Map.of("enabled", true));
    hotline.onEntry(OFF_HOOK);
    hotline.close();
    time.advance(Duration.ofHours(1));
    assertEquals(List.of(), dialled);
  }

  @Test
  void whatCannotBeCalledIsTold() {
    Hotline refused = hotline(Map.of("enabled", true, "destination", "13"));
    refused.onEntry(OFF_HOOK);
    time.advance(Duration.ofSeconds(15));
    assertEquals(List.of("13 is not called: no line"), notices);
    Hotline empty = hotline(Map.of("enabled", true, "destination", " "));
    empty.onEntry(OFF_HOOK);
    assertEquals(0, time.pending());
    assertTrue(empty.probe().detail().contains("expected a number of 1 to 32"));
  }
}
