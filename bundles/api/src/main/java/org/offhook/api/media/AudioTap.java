package org.offhook.api.media;

/**
 * Hears and may change the audio of calls, such as a detector of in-band digits. Registered as a
 * service; the engine opens one tap for each session and drops it when the service leaves.
 */
public interface AudioTap {
  /** Opens a tap for a session with PCM of this rate, in Hz. */
  Tap open(MediaSession session, int sampleRate);

  /** The tap of one session. Called on the media clock; must not block or allocate. */
  interface Tap extends AutoCloseable {
    /** What the peer said, before it is played. May be changed in place. */
    void received(short[] pcm, int length);

    @Override
    void close();
  }
}
