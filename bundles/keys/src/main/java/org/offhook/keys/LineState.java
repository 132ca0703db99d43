package org.offhook.keys;

import java.util.List;
import java.util.Optional;
import org.offhook.api.phone.BusyLampField;
import org.offhook.api.phone.Call;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Line;
import org.offhook.api.sip.RegistrationState.Phase;

/** What a line does, as its key shows it. */
enum LineState {
  /** No such line is configured. */
  ABSENT,
  /** Its registration is not in force, though it should be. */
  UNREGISTERED,
  /** Nothing. */
  IDLE,
  /** It is chosen for a call that has not been dialled yet. */
  SELECTED,
  /** It calls somebody. */
  CALLING,
  /** Somebody calls it. */
  RINGING,
  /** It is talked on. */
  CONNECTED,
  /** All its calls are held. */
  HELD,
  /** Another phone with the same line talks on it. */
  BUSY_ELSEWHERE,
  /** Another phone with the same line holds somebody on it. */
  HELD_ELSEWHERE;

  /** What the person has to do comes first, then what goes on here, then what others do. */
  static LineState of(
      Optional<Line> line, List<Call> calls, boolean selected, BusyLampField.State elsewhere) {
    if (line.isEmpty()) {
      return ABSENT;
    }
    if (has(calls, CallState.RINGING_IN)) {
      return RINGING;
    }
    if (selected) {
      return SELECTED;
    }
    if (has(calls, CallState.DIALING) || has(calls, CallState.RINGING_OUT)) {
      return CALLING;
    }
    if (has(calls, CallState.CONNECTED)) {
      return CONNECTED;
    }
    return has(calls, CallState.HELD) ? HELD : quiet(line.get(), elsewhere);
  }

  private static LineState quiet(Line line, BusyLampField.State elsewhere) {
    return switch (elsewhere) {
      case BUSY -> BUSY_ELSEWHERE;
      case HELD -> HELD_ELSEWHERE;
      default -> isReachable(line) ? IDLE : UNREGISTERED;
    };
  }

  private static boolean isReachable(Line line) {
    Phase phase = line.registration().phase();
    return phase == Phase.REGISTERED || phase == Phase.NONE;
  }

  private static boolean has(List<Call> calls, CallState state) {
    return calls.stream().anyMatch(call -> call.state() == state);
  }
}
