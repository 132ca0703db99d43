package org.offhook.codec.g729;

/** Dimensions of the codec (ITU-T G.729 clause 2). */
final class Frame {
  /** Samples in a frame of 10 ms. */
  static final int LENGTH = 80;

  /** Samples in a subframe. */
  static final int SUBFRAME = 40;

  /** Order of linear prediction. */
  static final int ORDER = 10;

  /** Bytes of a speech frame. */
  static final int SPEECH_BYTES = 10;

  /** Bytes of a silence descriptor. */
  static final int SID_BYTES = 2;

  private Frame() {}
}
