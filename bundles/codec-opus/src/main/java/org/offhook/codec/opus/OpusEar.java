package org.offhook.codec.opus;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import org.offhook.api.media.Codec;

/** Decodes to mono, whatever the peer sends. */
final class OpusEar implements Codec.Decoder {
  private static final int MAX_CONCEALED = OpusCodec.RATE * 120 / 1000;

  private final OpusDecoder decoder;

  OpusEar() {
    try {
      decoder = new OpusDecoder(OpusCodec.RATE, 1);
    } catch (OpusException e) {
      throw new IllegalStateException("48 kHz mono is what every Opus decoder has", e);
    }
  }

  @Override
  public int decode(byte[] payload, int offset, int length, short[] pcm) {
    if (length == 0) {
      return 0;
    }
    try {
      return decoder.decode(payload, offset, length, pcm, 0, pcm.length, false);
    } catch (OpusException | RuntimeException | AssertionError e) {
      // The library meets a malformed packet with whatever lies nearest, its own assertions
      // included.
      decoder.resetState();
      return 0;
    }
  }

  @Override
  public int conceal(short[] pcm, int samples) {
    // The decoder conceals in steps of 2.5 ms.
    int wanted = Math.min(samples, MAX_CONCEALED);
    if (wanted % (OpusCodec.RATE / 400) != 0) {
      return 0;
    }
    try {
      return decoder.decode(null, 0, 0, pcm, 0, wanted, false);
    } catch (OpusException | RuntimeException | AssertionError e) {
      decoder.resetState();
      return 0;
    }
  }
}
