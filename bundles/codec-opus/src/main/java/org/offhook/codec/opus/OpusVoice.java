package org.offhook.codec.opus;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import org.offhook.api.media.Codec;

/** Encodes mono speech. */
final class OpusVoice implements Codec.Encoder {
  private static final int COMPLEXITY = 5;
  private static final int EXPECTED_LOSS_PERCENT = 5;
  // A packet of one or two octets is what discontinuous transmission leaves of silence.
  private static final int NOTHING = 2;

  private final OpusEncoder encoder;
  private final boolean discontinuous;

  OpusVoice(Wishes wishes) {
    try {
      encoder = new OpusEncoder(OpusCodec.RATE, 1, OpusApplication.OPUS_APPLICATION_VOIP);
    } catch (OpusException e) {
      throw new IllegalStateException("48 kHz mono is what every Opus encoder has", e);
    }
    encoder.setBitrate(wishes.bitrate());
    encoder.setComplexity(COMPLEXITY);
    encoder.setSignalType(OpusSignal.OPUS_SIGNAL_AUTO);
    encoder.setUseInbandFEC(wishes.errorCorrection());
    encoder.setPacketLossPercent(wishes.errorCorrection() ? EXPECTED_LOSS_PERCENT : 0);
    encoder.setUseDTX(wishes.discontinuous());
    discontinuous = wishes.discontinuous();
  }

  @Override
  public int encode(short[] pcm, int offset, int length, byte[] out) {
    try {
      int made = encoder.encode(pcm, offset, length, out, 0, Math.min(out.length, 1275));
      return discontinuous && made <= NOTHING ? 0 : made;
    } catch (OpusException e) {
      return 0; // a packet time that Opus has no frame for
    }
  }
}
