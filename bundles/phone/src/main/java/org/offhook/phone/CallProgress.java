package org.offhook.phone;

import java.time.Duration;
import java.util.Optional;
import org.offhook.api.phone.CallState;
import org.offhook.api.sip.SessionEnd;
import org.offhook.api.time.Clock;

/** How far a call has come, and how long it was talked. Phone thread. */
final class CallProgress {
  private final Clock clock;
  private CallState state;
  private long answeredNanos;
  private Duration talked = Duration.ZERO;
  private SessionEnd end;

  CallProgress(CallState first, Clock clock) {
    this.state = first;
    this.clock = clock;
  }

  CallState state() {
    return state;
  }

  boolean is(CallState asked) {
    return state == asked;
  }

  /** From the answer on until now, or until the end; held or not. */
  Duration talkTime() {
    boolean up = state == CallState.CONNECTED || state == CallState.HELD;
    return up ? Duration.ofNanos(clock.nanos() - answeredNanos) : talked;
  }

  /** Why it ended; empty before. */
  Optional<SessionEnd> end() {
    return Optional.ofNullable(end);
  }

  /** The far end is reached, and rings or says why it cannot yet answer. */
  void ringsThere() {
    if (state == CallState.DIALING) {
      state = CallState.RINGING_OUT;
    }
  }

  /** It is answered, and the time of talk begins. */
  void answered() {
    state = CallState.CONNECTED;
    answeredNanos = clock.nanos();
  }

  /** An answered call is held by us. */
  void held() {
    state = CallState.HELD;
  }

  /** An answered call is held no more. */
  void resumed() {
    state = CallState.CONNECTED;
  }

  /**
   * It is over, once.
   *
   * @return the state it ends from; empty when it had ended before
   */
  Optional<CallState> ended(SessionEnd why) {
    if (state == CallState.ENDED) {
      return Optional.empty();
    }
    CallState before = state;
    talked = talkTime();
    end = why;
    state = CallState.ENDED;
    return Optional.of(before);
  }
}
