package org.offhook.api.phone;

import java.util.Optional;
import org.offhook.api.media.Media;
import org.offhook.api.media.Media.Playback;

/**
 * Chooses what is heard while a call rings here; at most one such service. Without one the phone
 * rings as the country does. Phone thread.
 */
public interface Ringer {
  /**
   * Begins to ring. The phone stops it when the call is answered or over, or another one is up.
   *
   * @param call the call that rings
   * @param media the engine to play with
   * @return what plays; empty when this call rings in silence
   */
  Optional<Playback> ring(Call call, Media media);

  /** Silences the call that rings now; it goes on ringing unheard. Harmless when none does. */
  void silence();
}
