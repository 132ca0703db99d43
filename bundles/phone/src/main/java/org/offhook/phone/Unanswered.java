package org.offhook.phone;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.sip.SessionEnd;
import org.offhook.api.time.Timers.Timer;

/**
 * Gives up calls that nobody answers, there or here. The other end may have answered or given up
 * without our hearing of it: without a limit such a call would ring for ever. Phone thread.
 */
final class Unanswered {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int UNAVAILABLE = 480;
  private static final String WHY = "nobody answered";

  private final PhoneThread thread;
  private final Map<VoiceCall, Timer> waiting = new HashMap<>();

  Unanswered(PhoneThread thread) {
    this.thread = thread;
  }

  /** Waits for an answer for so long; zero for ever. */
  void await(VoiceCall call, Duration patience) {
    if (isUnanswered(call) && !patience.isZero()) {
      waiting.put(call, thread.after(patience, () -> giveUp(call)));
    }
  }

  /** A call has changed: nobody waits for one that is up or over. */
  void changed(VoiceCall call) {
    if (!isUnanswered(call)) {
      leave(call);
    }
  }

  /** Somebody else sees to it that a call does not ring for ever. */
  void leave(VoiceCall call) {
    Timer timer = waiting.remove(call);
    if (timer != null) {
      timer.cancel();
    }
  }

  private void giveUp(VoiceCall call) {
    if (waiting.remove(call) == null) {
      return;
    }
    if (call.state() == CallState.RINGING_IN) {
      call.session().reject(UNAVAILABLE, CallPolicy.reason(UNAVAILABLE));
      call.finish(new SessionEnd(false, REQUEST_TIMEOUT, WHY, false));
    } else {
      call.hangup(REQUEST_TIMEOUT, WHY);
    }
  }

  private static boolean isUnanswered(VoiceCall call) {
    return switch (call.state()) {
      case DIALING, RINGING_OUT, RINGING_IN -> true;
      case CONNECTED, HELD, ENDED -> false;
    };
  }
}
