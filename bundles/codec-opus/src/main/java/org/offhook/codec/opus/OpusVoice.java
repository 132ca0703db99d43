package org.offhook.codec.opus;

import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusBandwidth;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import io.github.jaredmdobson.concentus.OpusSignal;
import org.offhook.api.media.Codec;

/** Encodes mono speech, as the peer wishes. */
final class OpusVoice implements Codec.Encoder {
  private static final int EXPECTED_LOSS_PERCENT = 5;

  /** Largest payload, so that no packet is fragmented on the way. */
  private static final int MAX_PAYLOAD = 1275;

  /** What discontinuous transmission leaves of a silent frame; need not be sent. */
  private static final int NOTHING = 2;

  private final OpusEncoder encoder;
  private final boolean discontinuous;

  OpusVoice(int bitrate, int complexity, Wishes wishes) {
    try {
      encoder = new OpusEncoder(OpusCodec.RATE, 1, OpusApplication.OPUS_APPLICATION_VOIP);
    } catch (OpusException e) {
      throw new IllegalStateException("48 kHz mono is what every Opus encoder has", e);
    }
    encoder.setBitrate(Math.min(bitrate, wishes.bitrate()));
    encoder.setComplexity(complexity);
    encoder.setSignalType(OpusSignal.OPUS_SIGNAL_AUTO);
    encoder.setMaxBandwidth(bandwidth(wishes.playbackRate()));
    encoder.setUseVBR(!wishes.constant());
    encoder.setUseInbandFEC(wishes.errorCorrection());
    encoder.setPacketLossPercent(wishes.errorCorrection() ? EXPECTED_LOSS_PERCENT : 0);
    encoder.setUseDTX(wishes.discontinuous());
    discontinuous = wishes.discontinuous();
  }

  /** The widest band that a sampling rate can carry (RFC 7587 section 6.1). */
  private static OpusBandwidth bandwidth(int rate) {
    if (rate <= 8000) {
      return OpusBandwidth.OPUS_BANDWIDTH_NARROWBAND;
    }
    if (rate <= 12_000) {
      return OpusBandwidth.OPUS_BANDWIDTH_MEDIUMBAND;
    }
    if (rate <= 16_000) {
      return OpusBandwidth.OPUS_BANDWIDTH_WIDEBAND;
    }
    return rate <= 24_000
        ? OpusBandwidth.OPUS_BANDWIDTH_SUPERWIDEBAND
        : OpusBandwidth.OPUS_BANDWIDTH_FULLBAND;
  }

  @Override
  public int encode(short[] pcm, int offset, int length, byte[] out) {
    try {
      int made = encoder.encode(pcm, offset, length, out, 0, Math.min(out.length, MAX_PAYLOAD));
      return discontinuous && made <= NOTHING ? 0 : made;
    } catch (OpusException | RuntimeException | AssertionError e) {
      return 0; // a packet time that Opus has no frame for; the library throws what lies nearest
    }
  }
}
