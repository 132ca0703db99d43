package org.offhook.codec.g729;

import org.offhook.api.media.Codec;

/**
 * RTP payloads to PCM: any number of 10-byte frames, then perhaps a silence descriptor of two bytes
 * (RFC 3551 4.5.6).
 */
final class G729Decoder implements Codec.Decoder {
  private final FrameDecoder frames = new FrameDecoder();
  private final int[] parameters = new int[Bits.SPEECH.length];

  @Override
  public int decode(byte[] payload, int offset, int length, short[] pcm) {
    int end = Math.min(offset + length, payload.length);
    int made = 0;
    int at = offset;
    while (end - at >= Frame.SPEECH_BYTES && pcm.length - made >= Frame.LENGTH) {
      Bits.unpack(payload, at, Bits.SPEECH, parameters);
      frames.speech(parameters, pcm, made);
      at += Frame.SPEECH_BYTES;
      made += Frame.LENGTH;
    }
    boolean room = pcm.length - made >= Frame.LENGTH;
    if (end - at == Frame.SID_BYTES && room) {
      Bits.unpack(payload, at, Bits.SID, parameters);
      frames.descriptor(parameters, pcm, made);
      made += Frame.LENGTH;
    } else if (made == 0 && end > at && room) {
      frames.lost(pcm, 0);
      made = Frame.LENGTH;
    }
    return made;
  }

  @Override
  public int conceal(short[] pcm, int samples) {
    int made = 0;
    while (Math.min(samples, pcm.length) - made >= Frame.LENGTH) {
      frames.lost(pcm, made);
      made += Frame.LENGTH;
    }
    return made;
  }
}
