package org.offhook.phone;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.offhook.api.media.Media;
import org.offhook.api.media.MediaException;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.PhoneThread;

/** Moves calls from one media engine to another. Phone thread. */
final class MediaMoves {
  /** How long calls wait for another media engine when theirs left. */
  static final Duration GRACE = Duration.ofSeconds(10);

  private static final int SERVER_ERROR = 500;
  private static final String REMOVED = "the media engine was removed";

  private final PhoneThread thread;
  private final Supplier<List<VoiceCall>> calls;

  MediaMoves(PhoneThread thread, Supplier<List<VoiceCall>> calls) {
    this.thread = thread;
    this.calls = calls;
  }

  /** All calls go on with this engine; without one (null) they wait a while for it. */
  void to(Media current) {
    for (VoiceCall call : calls.get()) {
      if (!call.audio().madeBy(current)) {
        call.audio().close();
        move(call, current);
      }
    }
    if (current == null) {
      thread.after(GRACE, this::endSilent);
    }
  }

  private void move(VoiceCall call, Media current) {
    boolean up = call.state() == CallState.CONNECTED || call.state() == CallState.HELD;
    if (!up && call.state() != CallState.RINGING_IN) {
      call.hangup(SERVER_ERROR, REMOVED);
    } else if (up && current != null) {
      try {
        call.audio().open(current, call.line().localAddress());
        call.reoffer().renew();
        call.negotiate();
      } catch (MediaException e) {
        call.hangup(SERVER_ERROR, e.getMessage());
      }
    }
  }

  private void endSilent() {
    for (VoiceCall call : calls.get()) {
      if (!call.audio().isOpen() && call.state() != CallState.RINGING_IN) {
        call.hangup(SERVER_ERROR, REMOVED);
      }
    }
  }
}
