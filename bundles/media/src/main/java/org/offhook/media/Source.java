package org.offhook.media;

/**
 * Something heard in a call in place of the microphone, or by the local person. Belongs to the
 * media clock.
 */
interface Source {
  /** Writes the next samples; silence once it has ended. */
  void render(short[] pcm, int length);

  /** Ends it, and lets go of what it holds; harmless when it has ended. */
  void stop();

  /** True when there will be nothing more. */
  boolean ended();
}
