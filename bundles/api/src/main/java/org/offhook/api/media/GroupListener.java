package org.offhook.api.media;

import java.net.InetSocketAddress;

/** What happens in a group that is listened to. Called on the phone thread. */
public interface GroupListener {
  /**
   * Somebody begins to speak, or takes over from one who has paused.
   *
   * @param source who
   * @param ssrc synchronization source of the stream (RFC 3550 section 3)
   */
  void onVoice(InetSocketAddress source, int ssrc);

  /** Nothing was received for the time given: whoever spoke has ended. */
  void onSilence();
}
