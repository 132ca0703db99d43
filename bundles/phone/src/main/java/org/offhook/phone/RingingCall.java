package org.offhook.phone;

import java.util.List;
import java.util.Optional;
import org.offhook.api.media.Media;
import org.offhook.api.media.Media.Playback;
import org.offhook.api.media.ToneSource;
import org.offhook.api.media.ToneSource.Occasion;
import org.offhook.api.phone.CallState;
import org.offhook.api.phone.Ringer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The call that is heard ringing: the oldest one. It rings as the ringer wants; without a ringer,
 * as the country does. Phone thread.
 */
final class RingingCall {
  private static final Logger LOG = LoggerFactory.getLogger(RingingCall.class);
  private static final Sound NOTHING = new Sound(null, null, null, null, () -> {});

  private final Neighbours neighbours;
  private Sound sound = NOTHING;

  /** What plays, and what it was made of. */
  private record Sound(
      VoiceCall call, Ringer ringer, Media media, ToneSource tones, Playback playback) {
    boolean isOf(VoiceCall call, Ringer ringer, Media media, ToneSource tones) {
      return this.call == call
          && this.ringer == ringer
          && this.media == media
          && this.tones == tones;
    }
  }

  RingingCall(Neighbours neighbours) {
    this.neighbours = neighbours;
  }

  /** Brings what rings in line with the calls that may be heard ringing. */
  void update(List<VoiceCall> calls) {
    VoiceCall call =
        calls.stream().filter(one -> one.state() == CallState.RINGING_IN).findFirst().orElse(null);
    Ringer ringer = neighbours.ringer.get();
    Media media = neighbours.media();
    ToneSource tones = neighbours.tones();
    if (sound.isOf(call, ringer, media, tones)) {
      return;
    }
    sound.playback().stop();
    Playback playback =
        call == null || media == null
            ? () -> {}
            : start(call, ringer, media, tones).orElse(() -> {});
    sound = new Sound(call, ringer, media, tones, playback);
  }

  private static Optional<Playback> start(
      VoiceCall call, Ringer ringer, Media media, ToneSource tones) {
    if (ringer != null) {
      try {
        return ringer.ring(call, media);
      } catch (RuntimeException e) {
        LOG.error("The ringer {} failed and is passed over", ringer.getClass().getName(), e);
      }
    }
    return Optional.ofNullable(tones)
        .flatMap(source -> source.tone(Occasion.RING))
        .map(media::play);
  }
}
