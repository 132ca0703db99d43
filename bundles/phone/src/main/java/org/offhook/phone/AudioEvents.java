package org.offhook.phone;

import org.offhook.api.media.MediaSessionListener;
import org.offhook.api.phone.CallState;

/** What happens to the audio of a call. */
final class AudioEvents implements MediaSessionListener {
  private static final String DIGITS = "0123456789*#ABCD";

  private final VoiceCall call;

  AudioEvents(VoiceCall call) {
    this.call = call;
  }

  @Override
  public void onMedia() {
    call.peer().heard();
  }

  @Override
  public void onEvent(int event, int millis) {
    if (event >= 0 && event < DIGITS.length() && call.state() != CallState.ENDED) {
      call.floor().digit(call, DIGITS.charAt(event));
    }
  }

  @Override
  public void onSilence() {
    if (call.state() == CallState.CONNECTED && call.audio().expectsAudio()) {
      call.hangup(408, "no audio came from the other end");
    }
  }
}
