package org.offhook.ringing;

import java.time.Duration;
import org.offhook.api.media.Media;
import org.offhook.api.media.Media.Playback;
import org.offhook.api.phone.PhoneThread;
import org.offhook.api.time.Timers.Timer;

/** A call that is heard ringing, until it is stopped or its time is over. Phone thread. */
final class SoundingCall implements Playback {
  private final Loudspeaker loudspeaker;
  private final Media media;
  private final RingChoice.Ring ring;
  private Playback playback;
  private Timer end = () -> {};
  private boolean over;

  /** Begins at this volume; 0 is silence, which may become louder. */
  SoundingCall(Loudspeaker loudspeaker, Media media, RingChoice.Ring ring, int volume) {
    this.loudspeaker = loudspeaker;
    this.media = media;
    this.ring = ring;
    this.playback = play(volume);
  }

  private Playback play(int volume) {
    return volume == 0 ? () -> {} : loudspeaker.play(media, ring.tone(), ring.cadence(), volume);
  }

  /** Begins anew at another volume, unless it is over. */
  void volume(int volume) {
    if (!over) {
      playback.stop();
      playback = play(volume);
    }
  }

  /** Ends by itself after a time. */
  void endAfter(PhoneThread thread, Duration time) {
    end = thread.after(time, this::stop);
  }

  @Override
  public void stop() {
    over = true;
    end.cancel();
    playback.stop();
  }
}
