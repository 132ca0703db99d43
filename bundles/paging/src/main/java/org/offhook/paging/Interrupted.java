package org.offhook.paging;

import java.util.ArrayList;
import java.util.List;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Phone;

/** Calls that were put on hold for an announcement. Phone thread. */
final class Interrupted {
  private final List<Call> calls = new ArrayList<>();

  /** Holds the call that is up, with all that it is connected with. */
  void hold(Phone phone) {
    phone.active().ifPresent(call -> hold(phone, call));
  }

  private void hold(Phone phone, Call active) {
    List<Call> joined = phone.joined();
    List<Call> together = joined.contains(active) ? joined : List.of(active);
    for (Call call : together) {
      if (call.state() == CallState.CONNECTED) {
        calls.add(call);
        call.hold();
      }
    }
  }

  /** Takes them off hold, unless the person has taken up another call. */
  void resume(Phone phone) {
    List<Call> held = List.copyOf(calls);
    calls.clear();
    if (phone.active().isEmpty()) {
      held.stream()
          .filter(call -> phone.calls().contains(call) && call.state() == CallState.HELD)
          .findFirst()
          .ifPresent(Call::resume);
    }
  }

  /** They are the person's own affair from now on. */
  void forget() {
    calls.clear();
  }

  boolean any() {
    return calls.stream().anyMatch(call -> call.state() == CallState.HELD);
  }
}
