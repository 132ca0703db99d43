package org.offhook.shared.line;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.offhook.api.phone.BusyLampField.State;
import org.offhook.api.phone.SharedLine.Appearance;
import org.offhook.api.phone.SharedLine.Doing;

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

  /** Those that others use. */
  List<Appearance> others(Set<Integer> ours) {
    return told.values().stream()
        .filter(value -> value.doing() != Doing.NOTHING && !ours.contains(value.index()))
        .map(value -> new Appearance(value.index(), value.doing()))
        .toList();
  }

  /** What is done at one of them. */
  Doing doing(int index) {
    CallInfo value = told.get(index);
    return value == null ? Doing.NOTHING : value.doing();
  }

  /**
   * What a person may mean: what can be taken comes before what can be joined, and that before what
   * cannot be had.
   *
   * @param only number of the only one that counts; 0 for all
   * @param joining whether joining is among what the person may mean
   */
  Optional<Appearance> offered(Set<Integer> ours, int only, boolean joining) {
    return others(ours).stream()
        .filter(each -> only == 0 || each.number() == only)
        .filter(each -> rank(each.doing(), joining) > 0)
        .max(
            Comparator.<Appearance>comparingInt(each -> rank(each.doing(), joining))
                .thenComparing(Appearance::number, Comparator.reverseOrder()));
  }

  private static int rank(Doing doing, boolean joining) {
    return switch (doing) {
      case HOLDING -> 3;
      case TALKING, BRIDGED, BRIDGE_HELD -> joining ? 2 : 0;
      case HOLDING_PRIVATELY -> 1;
      case NOTHING, SEIZED, CALLING, RINGING -> 0;
    };
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
