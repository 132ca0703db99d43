package org.offhook.shared.line;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.offhook.api.phone.BusyLampField.State;

/** The appearances of one line, as the server told last. Phone thread. */
final class Appearances {
  private final SortedMap<Integer, CallInfo> told = new TreeMap<>();
  private boolean known;

  /** Takes over what a notification says; each tells of all appearances. */
  void take(List<CallInfo> values) {
    told.clear();
    known = true;
    for (CallInfo value : values) {
      if (value.index() > 0) {
        told.put(value.index(), value);
      }
    }
  }

  /** Nothing is told any more. */
  void forget() {
    told.clear();
    known = false;
  }

  /** The lowest number that neither others have nor we, and is not among those that failed. */
  int free(Set<Integer> ours, Set<Integer> failed) {
    int index = 1;
    while (lamp(index) != State.IDLE || ours.contains(index) || failed.contains(index)) {
      index++;
    }
    return index;
  }

  private State lamp(int index) {
    CallInfo value = told.get(index);
    return value == null ? State.IDLE : value.lamp();
  }

  /** The lowest number of a call that others hold, for whoever takes it. */
  Optional<Integer> held(Set<Integer> ours) {
    return told.values().stream()
        .filter(value -> value.lamp() == State.HELD && !ours.contains(value.index()))
        .map(CallInfo::index)
        .findFirst();
  }

  /** What others do: what rings comes before what waits, and that before what is busy. */
  State elsewhere(Set<Integer> ours) {
    if (!known) {
      return State.UNKNOWN;
    }
    State most = State.IDLE;
    for (CallInfo value : told.values()) {
      if (!ours.contains(value.index()) && weight(value.lamp()) > weight(most)) {
        most = value.lamp();
      }
    }
    return most;
  }

  private static int weight(State state) {
    return switch (state) {
      case UNKNOWN, IDLE -> 0;
      case BUSY -> 1;
      case HELD -> 2;
      case RINGING -> 3;
    };
  }

  /** For people: {@code 1 active, 2 held}; or that nothing is told. */
  String describe() {
    if (!known) {
      return "the server tells nothing";
    }
    StringBuilder text = new StringBuilder();
    told.values().stream()
        .filter(value -> value.lamp() != State.IDLE)
        .forEach(value -> text.append(", %d %s".formatted(value.index(), value.state())));
    return text.isEmpty() ? "idle" : text.substring(2);
  }
}
