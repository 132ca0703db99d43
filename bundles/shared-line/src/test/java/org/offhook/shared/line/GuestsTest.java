package org.offhook.shared.line;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.offhook.api.phone.CallRefused;
import org.offhook.api.phone.SharedLine.Doing;
import org.offhook.api.sip.Session;

class GuestsTest {
  private final Guests guests = new Guests();

  private static Session session() {
    return (Session)
        Proxy.newProxyInstance(
            Session.class.getClassLoader(),
            new Class<?>[] {Session.class},
            (proxy, method, arguments) ->
                method.getName().equals("hashCode") ? System.identityHashCode(proxy) : null);
  }

  @Test
  void whoeverIsJoinedIsToldOnce() {
    Session session = session();
    assertFalse(guests.joined(session, 1, Doing.TALKING));
    assertTrue(guests.joined(session, 1, Doing.BRIDGED));
    assertFalse(guests.joined(session, 1, Doing.BRIDGED));
    assertFalse(guests.joined(session, 1, Doing.TALKING));
    assertTrue(guests.joined(session, 1, Doing.BRIDGED));
    guests.forget();
    assertFalse(guests.joined(session, 1, Doing.BRIDGED));
  }

  @Test
  void onlyWhatIsTalkedOrHeldForAllIsToBeHad() {
    assertDoesNotThrow(() -> Guests.admit(Doing.HOLDING, "it"));
    assertDoesNotThrow(() -> Guests.admit(Doing.TALKING, "it"));
    assertDoesNotThrow(() -> Guests.admit(Doing.BRIDGE_HELD, "it"));
    assertThrows(CallRefused.class, () -> Guests.admit(Doing.HOLDING_PRIVATELY, "it"));
    assertThrows(CallRefused.class, () -> Guests.admit(Doing.SEIZED, "it"));
    assertThrows(CallRefused.class, () -> Guests.admit(Doing.RINGING, "it"));
    assertThrows(CallRefused.class, () -> Guests.admit(Doing.NOTHING, "it"));
  }
}
