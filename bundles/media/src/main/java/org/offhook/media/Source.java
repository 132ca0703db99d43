package org.offhook.media;

/** Something heard in a call in place of the microphone. Belongs to the media clock. */
interface Source {
  /** Writes the next samples; silence once it has ended. */
  void render(short[] pcm, int length);

  /** True when there will be nothing more. */
  boolean ended();
}
