package org.offhook.codec.pcmu;

import org.offhook.api.media.Codec;
import org.osgi.service.component.annotations.Component;

/** The mu-law as a codec: a table look-up for each sample, and no state. */
@Component(immediate = true)
public final class PcmuCodec implements Codec {
  private static final int PAYLOAD_TYPE = 0;
  private static final int RATE = 8000;

  @Override
  public String name() {
    return "PCMU";
  }

  @Override
  public String encodingName() {
    return "PCMU";
  }

  @Override
  public int staticPayloadType() {
    return PAYLOAD_TYPE;
  }

  @Override
  public int clockRate() {
    return RATE;
  }

  @Override
  public int sampleRate() {
    return RATE;
  }

  @Override
  public int frameMillis() {
    return 10;
  }

  @Override
  public String offeredFormat() {
    return "";
  }

  @Override
  public Encoder encoder(String remoteFormat) {
    return (pcm, offset, length, out) -> {
      for (int i = 0; i < length; i++) {
        out[i] = MuLaw.compress(pcm[offset + i]);
      }
      return length;
    };
  }

  @Override
  public Decoder decoder(String localFormat) {
    return (payload, offset, length, pcm) -> {
      int samples = Math.min(length, pcm.length);
      for (int i = 0; i < samples; i++) {
        pcm[i] = MuLaw.expand(payload[offset + i]);
      }
      return samples;
    };
  }
}
