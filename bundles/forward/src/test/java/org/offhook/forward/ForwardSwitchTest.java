package org.offhook.forward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.Settings;

/** Forwarding, turned on and off as a whole. */
class ForwardSwitchTest {
  private final Map<String, String> values = new TreeMap<>();
  private final ForwardSwitch forward = new ForwardSwitch(settings());

  private Settings settings() {
    return (Settings)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Settings.class},
            (self, method, arguments) -> {
              if (method.getName().equals("get")) {
                return Optional.ofNullable(values.get((String) arguments[0]));
              }
              ((Map<?, ?>) arguments[0]).forEach((path, text) -> values.put("" + path, "" + text));
              return null;
            });
  }

  @Test
  void allLinesThatKnowWhereToAreTurnedOn() throws IOException {
    values.put("voip/line/1/call_forward/destination", "200");
    values.put("voip/line/3/call_forward/destination", " ");
    assertFalse(forward.isOn(Optional.empty()));
    forward.set(Optional.empty(), true);
    assertTrue(forward.isOn(Optional.empty()));
    assertTrue(forward.isOn(Optional.of(1)));
    assertFalse(forward.isOn(Optional.of(3)));
    assertFalse(values.containsKey("voip/line/3/call_forward/active"));
    forward.set(Optional.of(1), false);
    assertEquals("0", values.get("voip/line/1/call_forward/active"));
  }

  @Test
  void whereNoDestinationIsKnownThatIsSaid() {
    IOException told = assertThrows(IOException.class, () -> forward.set(Optional.empty(), true));
    assertEquals("no destination is configured", told.getMessage());
  }
}
