package org.offhook.dial.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.NumberEntry;
import org.offhook.api.phone.Phone;
import org.offhook.testkit.VirtualTime;

class OffHookTest {
  private final VirtualTime time = new VirtualTime();
  private final List<String> dialled = new ArrayList<>();
  private final List<String> states = new ArrayList<>();
  private final NumberEntry.Listener listener =
      state -> states.add((state.offHook() ? "off " : "on ") + state.typed());
  private CallState state = CallState.DIALING;
  private boolean active;
  private Phone desk;
  private TypedNumber entry;
  private Call call;

  private static <T> T of(Class<T> type, InvocationHandler answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }

  @BeforeEach
  void start() {
    call =
        of(
            Call.class,
            (proxy, method, arguments) ->
                method.getName().equals("equals") ? proxy == arguments[0] : state);
    Phone phone =
        of(
            Phone.class,
            (proxy, method, arguments) -> {
              if (method.getName().equals("active")) {
                return active ? Optional.of(call) : Optional.empty();
              }
              dialled.add((String) arguments[1]);
              return null;
            });
    desk = phone;
    with(Map.of());
  }

  private void with(Map<String, Object> config) {
    entry = new TypedNumber(time, desk, new DialPlan(Parameters.of(config)));
    entry.bindListener(listener);
    time.run();
    states.clear();
    states.add("on ");
  }

  private void type(String digits) {
    digits.chars().forEach(digit -> entry.digit((char) digit));
  }

  @Test
  void digitsAreTypedOffHookAndTheEntryIsOverWhenTheNumberGoesOut() {
    entry.begin();
    type("10");
    time.advance(Duration.ofSeconds(5));
    assertEquals(List.of("10"), dialled);
    assertEquals(List.of("on ", "off ", "off 1", "off 10", "on "), states);
  }

  @Test
  void digitsOnHookOpenTheLoudspeakerUntilTheyAreErased() {
    type("1");
    assertEquals("off 1", states.get(states.size() - 1));
    entry.erase();
    assertEquals("on ", states.get(states.size() - 1));
    type("12");
    entry.clear();
    assertEquals("on ", states.get(states.size() - 1));
    entry.begin();
    type("1");
    entry.erase();
    assertEquals("off ", states.get(states.size() - 1), "the handset is still lifted");
  }

  @Test
  void digitsOnHookCanBeWithoutEffect() {
    with(Map.of("onHook", "DISABLE"));
    type("100");
    assertEquals("", entry.typed());
    entry.begin();
    type("100");
    assertEquals("100", entry.typed());
  }

  @Test
  void nobodyGoesOffHookInACall() {
    active = true;
    entry.begin();
    type("1");
    assertEquals("on 1", states.get(states.size() - 1));
  }

  @Test
  void whatWasTypedOnHookGoesOutWithTheHandset() {
    with(Map.of("onHook", "OFF_LINE_DIALING"));
    type("100");
    time.advance(Duration.ofHours(1));
    assertEquals(List.of(), dialled);
    assertEquals("on 100", states.get(states.size() - 1));
    entry.begin();
    assertEquals(List.of("100"), dialled);
    assertEquals("on ", states.get(states.size() - 1));
    time.advance(Duration.ofMinutes(1));
    assertEquals(1, dialled.size());
  }

  @Test
  void goingOnHookForgetsWhatWasTyped() {
    entry.begin();
    type("10");
    entry.end();
    time.advance(Duration.ofMinutes(1));
    assertEquals(List.of(), dialled);
    assertEquals("on ", states.get(states.size() - 1));
  }

  @Test
  void whoeverTalksTypesNoLonger() {
    entry.begin();
    state = CallState.RINGING_IN;
    entry.onCall(call);
    assertEquals("off ", states.get(states.size() - 1));
    state = CallState.CONNECTED;
    active = true;
    entry.onCall(call);
    assertEquals("on ", states.get(states.size() - 1));
  }

  @Test
  void aListenerThatLeavesOrFailsLeavesNothingBehind() {
    NumberEntry.Listener broken =
        state -> {
          throw new IllegalStateException("broken");
        };
    entry.bindListener(broken);
    entry.begin();
    assertEquals("off ", states.get(states.size() - 1));
    entry.unbindListener(broken);
    entry.unbindListener(listener);
    time.run();
    assertEquals("on ", states.get(states.size() - 1));
    int told = states.size();
    entry.end();
    assertEquals(told, states.size());
  }
}
