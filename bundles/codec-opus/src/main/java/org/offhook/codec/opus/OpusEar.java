package org.offhook.codec.opus;

import io.github.jaredmdobson.concentus.OpusDecoder;
import io.github.jaredmdobson.concentus.OpusException;
import org.offhook.api.media.Codec;

/** Decodes to mono, whatever the peer sends. */
final class OpusEar implements Codec.Decoder {
  /** The decoder conceals in steps of 2.5 ms, 120 ms at most. */
  private static final int STEP = OpusCodec.RATE / 400;

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
    return length <= 0 ? 0 : run(payload, offset, length, pcm, pcm.length, false);
  }

  @Override
  public int recover(byte[] next, int offset, int length, short[] pcm, int samples) {
    // Without a copy of the lost frame inside, the decoder conceals by itself.
    return length <= 0 || samples % STEP != 0 || samples > MAX_CONCEALED
        ? 0
        : run(next, offset, length, pcm, samples, true);
  }

  @Override
  public int conceal(short[] pcm, int samples) {
    int wanted = Math.min(samples, MAX_CONCEALED);
    return wanted % STEP != 0 ? 0 : run(null, 0, 0, pcm, wanted, false);
  }

  private int run(byte[] payload, int offset, int length, short[] pcm, int room, boolean earlier) {
    try {
      return Math.max(0, decoder.decode(payload, offset, length, pcm, 0, room, earlier));
    } catch (OpusException | RuntimeException | AssertionError e) {
      // The library meets a malformed packet with whatever lies nearest, its own assertions
      // included.
      decoder.resetState();
      return 0;
    }
  }
}
