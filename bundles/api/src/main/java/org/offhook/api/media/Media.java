package org.offhook.api.media;

import java.io.IOException;
import java.time.Duration;

/** The media engine: makes sessions and plays tones to the person at the phone. Phone thread. */
public interface Media {
  /**
   * Opens a media session with a local port.
   *
   * @param listener told what happens to it, on the phone thread
   * @throws MediaException when no port of the range is free
   */
  MediaSession open(MediaSessionListener listener) throws MediaException;

  /**
   * Opens a media session whose peer is reached from a known local address.
   *
   * @param localAddress literal address for our session descriptions; empty lets the engine choose
   * @throws MediaException when no port of the range is free
   */
  default MediaSession open(MediaSessionListener listener, String localAddress)
      throws MediaException {
    return open(listener);
  }

  /**
   * Sends the microphone to a group, from now on. Those who listen here do not hear it.
   *
   * @throws MediaException when there is no such codec or network interface, with the reason
   */
  default GroupVoice send(VoiceGroup group) throws MediaException {
    throw new MediaException("this media engine knows no groups");
  }

  /**
   * Joins a group and listens. Any installed codec with a payload type of its own is understood.
   *
   * @param silence how long nothing must come for a speaker to have ended
   * @param listener told what happens, on the phone thread
   * @throws MediaException when there is no such codec or network interface, with the reason
   */
  default GroupReception listen(VoiceGroup group, Duration silence, GroupListener listener)
      throws MediaException {
    throw new MediaException("this media engine knows no groups");
  }

  /** Plays a tone to the local person until stopped. */
  Playback play(Tone tone);

  /**
   * Plays what a device hears, such as a file that is a ring tone, to the local person until
   * stopped; no call hears it.
   *
   * @throws IOException when the device cannot be opened, with the reason
   */
  default Playback play(AudioDevice sound) throws IOException {
    throw new IOException("this engine plays no files");
  }

  /** Something that plays. */
  interface Playback {
    /** Stops it; harmless when it has ended. */
    void stop();
  }
}
