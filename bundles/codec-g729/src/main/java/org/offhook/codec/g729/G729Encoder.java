package org.offhook.codec.g729;

import org.offhook.api.media.Codec;

/**
 * PCM to RTP payloads: a 10-byte frame for each 10 ms of speech; with Annex B a two-byte silence
 * descriptor at the end, or nothing (RFC 3551 4.5.6).
 */
final class G729Encoder implements Codec.Encoder {
  private final FrameEncoder frames;
  private final ActivityScan scan;
  private final int[] parameters = new int[Bits.SPEECH.length];

  /** With or without Annex B. */
  G729Encoder(boolean annexB) {
    frames = new FrameEncoder(annexB);
    scan = annexB ? new ActivityScan() : null;
  }

  @Override
  public int encode(short[] pcm, int offset, int length, byte[] out) {
    int count = length / Frame.LENGTH;
    int spoken = spoken(pcm, offset, count);
    int bytes = 0;
    boolean described = false;
    for (int i = 0; i < count; i++) {
      int at = offset + i * Frame.LENGTH;
      switch (frames.encode(pcm, at, parameters, i < spoken, !described)) {
        case SPEECH -> {
          Bits.pack(parameters, Bits.SPEECH, out, bytes, Frame.SPEECH_BYTES);
          bytes += Frame.SPEECH_BYTES;
        }
        case DESCRIPTOR -> {
          Bits.pack(parameters, Bits.SID, out, bytes, Frame.SID_BYTES);
          bytes += Frame.SID_BYTES;
          described = true;
        }
        default -> {}
      }
    }
    return bytes;
  }

  /** How many frames, up to the last with voice in it, are coded as speech. */
  private int spoken(short[] pcm, int offset, int count) {
    if (scan == null) {
      return count;
    }
    int spoken = 0;
    for (int i = 0; i < count; i++) {
      if (scan.voice(pcm, offset + i * Frame.LENGTH)) {
        spoken = i + 1;
      }
    }
    return spoken;
  }
}
