package org.offhook.hold.extras;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;

/** Which call the handset ends. */
class HeldOnHookTest {
  private final List<String> ended = new ArrayList<>();

  private static <T> T of(Class<T> type, InvocationHandler answers) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
  }

  private HeldOnHook hook(boolean wanted) {
    HoldConfig config =
        of(
            HoldConfig.class,
            (proxy, method, arguments) ->
                method.getName().equals("endOnHook") ? wanted : method.getDefaultValue());
    return new HeldOnHook(config);
  }

  private final class Talk {
    private final String name;
    private CallState state = CallState.CONNECTED;
    private final Call call =
        of(
            Call.class,
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "state" -> Talk.this.state;
                  case "hangup" -> {
                    ended.add(Talk.this.name);
                    yield null;
                  }
                  case "hashCode" -> Talk.this.hashCode();
                  case "equals" -> proxy == arguments[0];
                  default -> throw new AssertionError("not expected: " + method);
                });

    Talk(String name) {
      this.name = name;
    }

    Call at(CallState next) {
      state = next;
      return call;
    }
  }

  @Test
  void theCallHeldLastEnds() {
    HeldOnHook hook = hook(true);
    hook.onHook(false);
    Talk first = new Talk("first");
    Talk second = new Talk("second");
    hook.onCall(second.at(CallState.HELD));
    hook.onCall(first.at(CallState.HELD));
    hook.onCall(second.at(CallState.CONNECTED));
    hook.onCall(second.at(CallState.HELD));
    hook.onHook(false);
    assertEquals(List.of("second"), ended);
    hook.onCall(second.at(CallState.ENDED));
    hook.onHook(false);
    assertEquals(List.of("second", "first"), ended);
  }

  @Test
  void heldCallsStayWhereThatIsNotWanted() {
    HeldOnHook hook = hook(false);
    hook.onCall(new Talk("held").at(CallState.HELD));
    hook.onHook(false);
    assertEquals(List.of(), ended);
  }

  @Test
  void heldCallsStayWhileAnotherIsUp() {
    HeldOnHook hook = hook(true);
    hook.onCall(new Talk("held").at(CallState.HELD));
    hook.onHook(true);
    assertEquals(List.of(), ended);
  }
}
