package org.offhook.shared.line;

import org.offhook.api.media.Media;
import org.offhook.api.media.Media.Playback;
import org.offhook.api.media.ToneSource;
import org.offhook.api.media.ToneSource.Occasion;

/** The tone that is heard while the line is seized. Phone thread. */
final class WaitingTone {
  private volatile Media media;
  private volatile ToneSource tones;
  private Playback playback = () -> {};

  void media(Media now) {
    media = now;
  }

  void tones(ToneSource now) {
    tones = now;
  }

  void play() {
    Media here = media;
    ToneSource known = tones;
    stop();
    if (here != null && known != null) {
      known.tone(Occasion.STUTTER_DIAL).ifPresent(tone -> playback = here.play(tone));
    }
  }

  void stop() {
    playback.stop();
    playback = () -> {};
  }
}
