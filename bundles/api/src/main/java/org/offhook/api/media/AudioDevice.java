package org.offhook.api.media;

import java.io.IOException;

/** A microphone and loudspeaker, registered as a service while it is there. */
public interface AudioDevice {
  /** Name for configuration and reports, such as {@code sound}, {@code wav}, {@code silence}. */
  String name();

  /**
   * Opens it for one conversation.
   *
   * @param sampleRate rate of the PCM exchanged, Hz, mono: 8000, 16000 or 48000
   */
  AudioStream open(int sampleRate) throws IOException;

  /** An open device. Read and write come from the media clock each 20 ms and must not block. */
  interface AudioStream extends AutoCloseable {
    /**
     * Fills the buffer with what the microphone heard; silence where there is nothing.
     *
     * @param pcm filled whole
     */
    void read(short[] pcm);

    /** Plays the buffer. */
    void write(short[] pcm);

    @Override
    void close();
  }
}
