package org.offhook.phone;

import java.util.ArrayList;
import java.util.List;
import org.offhook.api.phone.Line;

/** The calls there are, their numbers, and the room for more. Phone thread. */
final class CallTable {
  private final List<VoiceCall> calls = new ArrayList<>();

  /** All of them, oldest first, as they are now. */
  List<VoiceCall> all() {
    return List.copyOf(calls);
  }

  int size() {
    return calls.size();
  }

  boolean isEmpty() {
    return calls.isEmpty();
  }

  boolean holds(VoiceCall call) {
    return calls.contains(call);
  }

  void add(VoiceCall call) {
    calls.add(call);
  }

  void remove(VoiceCall call) {
    calls.remove(call);
  }

  /** The lowest number that no call has. */
  int nextId() {
    int id = 1;
    while (taken(id)) {
      id++;
    }
    return id;
  }

  private boolean taken(int id) {
    return calls.stream().anyMatch(call -> call.id() == id);
  }

  /** True when a policy allows no more of them, on a line or at all. */
  boolean isFull(Line line, CallPolicy policy) {
    long onLine = calls.stream().filter(call -> call.line() == line).count();
    boolean lineFull = policy.callsPerLine() > 0 && onLine >= policy.callsPerLine();
    return lineFull || calls.size() >= policy.maxCalls();
  }
}
